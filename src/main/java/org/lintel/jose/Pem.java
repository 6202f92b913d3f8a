package org.lintel.jose;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.lintel.model.SigningKey;

/** Keys as PEM (RFC 7468): private keys by PKCS#8 and certificates, in any order. Complaints are as those of {@link Pkcs12}. */
final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    /** By kind of the key; that of Ed25519 has two names. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA",
            "Ed25519", "EdDSA");
    private static final byte[] PROBE = {1};
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private Pem() {
    }

    static List<SigningKey> keys(String text) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> privateKeys = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(decode(block.group(2)))));
            } else if (block.group(1).equals(PRIVATE_KEY)) {
                privateKeys.add(privateKey(decode(block.group(2))));
            } else if (block.group(1).endsWith(PRIVATE_KEY)) {
                throw new IllegalArgumentException("has a \"" + block.group(1)
                        + "\"; it has to be a plain PKCS#8 \"PRIVATE KEY\", which openssl pkcs8 -topk8 -nocrypt makes of it");
            }
        }
        List<SigningKey> keys = new ArrayList<>();
        for (PrivateKey key : privateKeys) {
            String name = "number " + (keys.size() + 1);
            X509Certificate own = certificate(key, certificates)
                    .orElseThrow(() -> new IllegalArgumentException("has a key " + name + " without a certificate"));
            keys.add(Algorithms.key(name, key, chain(own, certificates)));
        }
        return keys;
    }

    private static byte[] decode(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // of another kind
            }
        }
        throw new IllegalArgumentException("has a private key that is neither RSA nor on one of the curves of RFC 7518");
    }

    /** The one whose public key verifies what the private key signs. */
    private static Optional<X509Certificate> certificate(PrivateKey key, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        for (X509Certificate certificate : certificates) {
            String name = SIGNATURES.get(key.getAlgorithm());
            if (name.equals(SIGNATURES.get(certificate.getPublicKey().getAlgorithm()))) {
                Signature signature = Signature.getInstance(name);
                signature.initSign(key);
                signature.update(PROBE);
                byte[] signed = signature.sign();
                signature.initVerify(certificate.getPublicKey());
                signature.update(PROBE);
                if (signature.verify(signed)) {
                    return Optional.of(certificate);
                }
            }
        }
        return Optional.empty();
    }

    /** The key's own certificate, that of its issuer, and so on, as far as they are there. */
    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(own);
        while (next.isPresent()) {
            X509Certificate last = next.get();
            chain.add(last);
            next = isSelfSigned(last) ? Optional.empty() : certificates.stream().filter(known -> !chain.contains(known)
                    && known.getSubjectX500Principal().equals(last.getIssuerX500Principal())).findFirst();
        }
        return chain;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
