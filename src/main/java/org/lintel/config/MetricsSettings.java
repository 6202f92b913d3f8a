package org.lintel.config;

import java.util.Optional;

/**
 * Who may read the metrics, beside the machine itself.
 *
 * @param networks from where
 */
public record MetricsSettings(Networks networks) {

    /** Nobody guesses one that is so long and random (the 128 bits of RFC 6749 §10.10 and more). */
    private static final int SHORTEST_TOKEN = 32;

    static MetricsSettings read() {
        if (token().filter(token -> token.length() < SHORTEST_TOKEN).isPresent()) {
            throw new ConfigurationException(Setting.METRICS_TOKEN, "has at least " + SHORTEST_TOKEN + " characters");
        }
        return new MetricsSettings(Networks.of(Setting.METRICS_NETWORKS, Values.list(Setting.METRICS_NETWORKS)));
    }

    /** With which bearer token, from anywhere. A secret. */
    static Optional<String> token() {
        return Settings.read(Setting.METRICS_TOKEN);
    }
}
