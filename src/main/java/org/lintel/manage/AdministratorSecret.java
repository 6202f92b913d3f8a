package org.lintel.manage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.secret.ServerKey;

/** What makes a user the first administrator: an end of time and its authentication code, so that every node knows it and none keeps it. */
@ApplicationScoped
class AdministratorSecret {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String PURPOSE = "first administrator";

    @Inject
    ServerKey serverKey;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** A new one, good for an hour. */
    String create() {
        String end = Long.toString(clock.instant().plus(LIFETIME).getEpochSecond(), Character.MAX_RADIX);
        return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(serverKey.authenticate(PURPOSE, text(end)));
    }

    /** Whether it is one, and its time is not over. */
    boolean holds(String secret) {
        String[] parts = secret.strip().split("\\.", 2);
        return parts.length == 2 && parts[0].matches("[0-9a-z]{1,10}")
                && serverKey.authentic(PURPOSE, text(parts[0]), decoded(parts[1]))
                && clock.instant().getEpochSecond() < Long.parseLong(parts[0], Character.MAX_RADIX);
    }

    private String text(String end) {
        return issuer.value() + " " + end;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
