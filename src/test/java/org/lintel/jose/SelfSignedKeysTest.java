package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.model.SigningKey;

/** Keys, and the certificates that Java itself cannot make. */
class SelfSignedKeysTest {

    static final List<String> ALGORITHMS = SigningKey.ALGORITHMS;

    @ParameterizedTest
    @FieldSource("ALGORITHMS")
    void everyKeyHasACertificateThatItHasSigned(String algorithm) throws Exception {
        X509Certificate certificate = Pkcs12.keys(SelfSignedKeys.make(algorithm), SelfSignedKeys.PASSWORD).get(0).certificates().get(0);

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(Instant.now()));
        certificate.checkValidity(Date.from(Instant.now().plus(3640, ChronoUnit.DAYS)));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Lintel");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSerialNumber()).isPositive();
    }

    @Test
    void twoKeysHaveSerialNumbersOfTheirOwn() throws Exception {
        List<SigningKey> keys = Pkcs12.keys(SelfSignedKeys.make("ES256", "ES384"), SelfSignedKeys.PASSWORD);

        assertThat(keys).extracting(key -> key.certificates().get(0).getSerialNumber()).doesNotHaveDuplicates();
    }

    /** "dates through the year 2049 as UTCTime; … 2050 or later … as GeneralizedTime" (RFC 5280 §4.1.2.5). */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30T01:02:03Z", "2045-12-31T23:59:59Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z"})
    void theTimesAreThoseThatWereAskedFor(Instant from) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        X509Certificate certificate = SelfSignedCertificate.of(keys, "Ä", BigInteger.TEN, from, Duration.ofDays(3650));

        assertThat(certificate.getNotBefore()).isEqualTo(from);
        assertThat(certificate.getNotAfter()).isEqualTo(from.plus(3650, ChronoUnit.DAYS));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Ä");
    }
}
