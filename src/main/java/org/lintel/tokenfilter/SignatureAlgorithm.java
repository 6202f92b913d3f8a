package org.lintel.tokenfilter;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The algorithms of RFC 7518 §3.1 that need no shared secret. What is not here does not exist: no {@code none}, no HMAC. */
enum SignatureAlgorithm {

    RS256, RS384, RS512, PS256, PS384, PS512, ES256(256), ES384(384), ES512(521);

    static final Set<String> NAMES = Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static final int SMALLEST_RSA_KEY = 2048;

    private final int curveBits;

    SignatureAlgorithm() {
        this(0);
    }

    SignatureAlgorithm(int curveBits) {
        this.curveBits = curveBits;
    }

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    boolean fits(PublicKey key) {
        return curveBits == 0
                ? key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SMALLEST_RSA_KEY
                : key instanceof ECPublicKey ec && ec.getParams().getCurve().getField().getFieldSize() == curveBits;
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = verifier();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // a signature of the wrong length ends here
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        String bits = name().substring(2);
        if (curveBits > 0) {
            return Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
        }
        if (name().startsWith("RS")) {
            return Signature.getInstance("SHA" + bits + "withRSA");
        }
        String digest = "SHA-" + bits;
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), Integer.parseInt(bits) / 8, 1));
        return verifier;
    }
}
