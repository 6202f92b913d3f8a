package org.lintel.jose;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.SigningKey;

/** How old the keys are that sign, and until when their certificates hold, as far as they have any. */
@ApplicationScoped
public class KeyReadings implements Readings {

    @Inject
    KeyRing ring;

    @Override
    public List<Reading> readings() {
        Collection<SigningKey> keys = ring.index().signing().values();
        return keys.stream().filter(key -> !key.certificates().isEmpty()).flatMap(KeyReadings::of).toList();
    }

    private static Stream<Reading> of(SigningKey key) {
        X509Certificate certificate = key.certificates().get(0);
        return Stream.of(
                Reading.gauge("lintel_signing_key_made_timestamp_seconds",
                        "When the key that signs was made, as its certificate says, by algorithm.", seconds(certificate.getNotBefore())),
                Reading.gauge("lintel_signing_certificate_expiry_timestamp_seconds",
                        "When the certificate of the key that signs expires, by algorithm.", seconds(certificate.getNotAfter())))
                .map(reading -> reading.with("algorithm", key.algorithm()));
    }

    private static double seconds(Date moment) {
        return moment.toInstant().getEpochSecond();
    }
}
