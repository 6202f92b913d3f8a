package org.lintel.jose;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate for a key, signed by that key (RFC 5280 §4.1), written in DER (X.690): Java has no public way to make one. It says when the
 * key was made, and stands in {@code x5c}; no trust rests on it.
 */
final class SelfSignedCertificate {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int UTC_TIME = 0x17;

    /** From 2050 on times have a form of their own (RFC 5280 §4.1.2.5). */
    private static final Instant LONG_YEARS = Instant.parse("2050-01-01T00:00:00Z");

    private static final byte[] COMMON_NAME = der("0603550403");

    private SelfSignedCertificate() {
    }

    /** @param serial positive, and unlike that of any other */
    static X509Certificate of(KeyPair keys, String name, BigInteger serial, Instant from, Duration validity)
            throws GeneralSecurityException {
        byte[] algorithm = der(algorithm(keys));
        byte[] commonName = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] validFor = der(SEQUENCE, time(from), time(from.plus(validity)));
        byte[] content = der(SEQUENCE, der(INTEGER, serial.toByteArray()), algorithm, commonName, validFor, commonName,
                keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance(signature(keys));
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static String signature(KeyPair keys) {
        return switch (keys.getPublic().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
    }

    /** The AlgorithmIdentifier of {@link #signature} (RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3). */
    private static String algorithm(KeyPair keys) {
        return switch (keys.getPublic().getAlgorithm()) {
            case "RSA" -> "300d06092a864886f70d01010b0500";
            case "EC" -> "300a06082a8648ce3d040302";
            default -> "300506032b6570";
        };
    }

    private static byte[] time(Instant moment) {
        boolean late = !moment.isBefore(LONG_YEARS);
        String text = DateTimeFormatter.ofPattern(late ? "uuuuMMddHHmmss'Z'" : "uuMMddHHmmss'Z'", Locale.ROOT)
                .format(moment.atOffset(ZoneOffset.UTC));
        return der(late ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Tag, length, content. */
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length < 0x80) {
            whole.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int skip = bytes[0] == 0 ? 1 : 0;
            whole.write(0x80 | bytes.length - skip);
            whole.write(bytes, skip, bytes.length - skip);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
