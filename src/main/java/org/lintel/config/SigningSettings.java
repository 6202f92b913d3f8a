package org.lintel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.SigningKey;

/**
 * The keys that sign tokens: those of a file, or those that Lintel makes in its database and changes by itself.
 *
 * @param keystore   the file, PKCS#12 or PEM
 * @param algorithms what there are keys for in the database
 * @param announce   how long a key is published before it signs
 * @param use        how long one of the database signs
 * @param keep       how long it is published after that
 */
public record SigningSettings(Optional<Path> keystore, List<String> algorithms, Duration announce, Duration use, Duration keep) {

    /** Twice as long as others may keep our key set. */
    private static final Duration SHORTEST_ANNOUNCEMENT = Duration.ofMinutes(10);

    static SigningSettings read() {
        Duration announce = Values.duration(Setting.SIGNING_ANNOUNCE, SHORTEST_ANNOUNCEMENT);
        return new SigningSettings(Values.path(Setting.SIGNING_KEYSTORE), readAlgorithms(), announce,
                Values.duration(Setting.SIGNING_USE, announce.multipliedBy(2)), Values.duration(Setting.SIGNING_KEEP, announce));
    }

    /** Of the file. A secret, so not a component: see {@link Settings}. */
    public String password() {
        return Settings.read(Setting.SIGNING_PASSWORD).orElse("");
    }

    private static List<String> readAlgorithms() {
        List<String> algorithms = Values.list(Setting.SIGNING_ALGORITHMS);
        if (!SigningKey.ALGORITHMS.containsAll(algorithms) || algorithms.size() != Set.copyOf(algorithms).size()) {
            throw new ConfigurationException(Setting.SIGNING_ALGORITHMS,
                    "lists, each once, some of " + String.join(", ", SigningKey.ALGORITHMS));
        }
        return algorithms;
    }
}
