package org.lintel.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A request that was refused, as an operator may look it up for some days.
 *
 * @param number      what the caller was told to quote, on the error page or in {@code error_description}
 * @param moment      when, to the millisecond
 * @param endpoint    path below the context
 * @param error       the error code
 * @param reason      which rule refused and why, for operators
 * @param clientId    as sent, cut and escaped; {@code null} if there was none
 * @param explanation what came and what would have been right
 */
public record Refusal(String number, Instant moment, String endpoint, String error, String reason, @Nullable String clientId,
        RefusalExplanation explanation) {

    /** What is escaped may be longer than stores have room for. */
    private static final int LONGEST = 200;

    public Refusal {
        moment = moment.truncatedTo(ChronoUnit.MILLIS);
        endpoint = endpoint.substring(0, Math.min(endpoint.length(), LONGEST));
        clientId = clientId == null ? null : clientId.substring(0, Math.min(clientId.length(), LONGEST));
    }
}
