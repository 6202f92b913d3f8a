package org.lintel.model;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Whether the user is asked before a {@link Client} gets anything, and for how long the answer holds.
 *
 * @param requireConsent       the user is asked before the client gets anything
 * @param allowRememberConsent the user may have the decision remembered
 * @param consentLifetime      how long a remembered consent holds, or {@code null} for ever
 */
@Topic
public record ClientConsent(
        boolean requireConsent,
        boolean allowRememberConsent,
        @Nullable Duration consentLifetime) {

    public ClientConsent {
        if (consentLifetime != null) {
            Check.lifetime("consentLifetime", consentLifetime);
        }
    }
}
