package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.lintel.metrics.Reading;
import org.lintel.model.SigningKey;

class KeyReadingsTest {

    @Test
    void theKeyThatSignsTellsWhenItWasMadeAndWhenItsCertificateExpires() throws GeneralSecurityException {
        SigningKey signs = Pkcs12.keys(SelfSignedKeys.make("ES256"), SelfSignedKeys.PASSWORD).get(0);
        SigningKey waits = Pkcs12.keys(SelfSignedKeys.make("ES256"), SelfSignedKeys.PASSWORD).get(0);
        SigningKey withoutCertificate = Ring.key("EdDSA");
        var readings = new KeyReadings();
        readings.ring = new KeyRing();
        List<SigningKey> keys = List.of(signs, waits, withoutCertificate);
        readings.ring.signingKeys = () -> keys;

        List<Reading> told = readings.readings();
        assertThat(told).allSatisfy(reading -> assertThat(reading.labels()).isEqualTo(Map.of("algorithm", "ES256")));
        assertThat(told.stream().collect(Collectors.toMap(Reading::name, Reading::value))).isEqualTo(Map.of(
                "lintel_signing_key_made_timestamp_seconds", signs.certificates().get(0).getNotBefore().getTime() / 1000.0,
                "lintel_signing_certificate_expiry_timestamp_seconds", signs.certificates().get(0).getNotAfter().getTime() / 1000.0));
    }
}
