package org.lintel.standard;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.config.SigningSettings;
import org.lintel.jose.KeyFile;
import org.lintel.jose.SelfSignedKeys;
import org.lintel.model.SigningKey;
import org.lintel.plugin.Reserve;
import org.lintel.spi.SigningKeys;

/**
 * The keys of a PKCS#12 or PEM file. A key that is added is published at the next start, and signs when that has been announced for long
 * enough: so nodes that are restarted one after the other never meet a key that they do not know. On a loopback issuer without one,
 * {@link SelfSignedKeys} makes it once; anywhere else an operator brings it.
 */
@ApplicationScoped
@Reserve("file")
public class FileSigningKeys implements SigningKeys {

    private static final System.Logger LOG = System.getLogger(FileSigningKeys.class.getName());
    private static final Duration SOON = Duration.ofDays(30);

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** As long as the first of each algorithm stays the same. */
    private record Order(List<SigningKey> keys, Instant until) {
    }

    private List<SigningKey> keys;
    private volatile Order order;

    @PostConstruct
    void load() {
        SigningSettings signing = settings.signing();
        if (signing.keystore().isPresent()) {
            keys = new KeyFile(Setting.SIGNING_KEYSTORE, signing.keystore().get()).keys(signing.password());
        } else if (!issuer.loopback()) {
            throw new ConfigurationException(Setting.SIGNING_KEYSTORE,
                    "is needed unless the issuer is on localhost:"
                            + " a PKCS#12 or PEM file with the private key and certificate that sign tokens");
        } else {
            Path file = settings.directory().resolve("signing.p12");
            make(file);
            keys = new KeyFile(Setting.DIRECTORY, file).keys(SelfSignedKeys.PASSWORD);
        }
        order = orderAt(clock.instant());
        keys.forEach(this::tell);
    }

    @Override
    public List<SigningKey> keys() {
        Instant now = clock.instant();
        if (!now.isBefore(order.until)) {
            order = orderAt(now);
        }
        return order.keys;
    }

    /** Of one algorithm the newest of those whose time has come; where it has for none, the oldest: it is the one published longest. */
    private Order orderAt(Instant now) {
        // those that wait stand behind, the first one first
        List<SigningKey> inOrder = keys.stream()
                .sorted(Comparator.comparing((SigningKey key) -> SigningKey.ALGORITHMS.indexOf(key.algorithm()))
                        .thenComparing(key -> now.isBefore(signsFrom(key)))
                        .thenComparing(key -> Duration.between(signsFrom(key), now).abs()))
                .toList();
        return new Order(inOrder,
                keys.stream().map(this::signsFrom).filter(now::isBefore).min(Comparator.naturalOrder()).orElse(Instant.MAX));
    }

    /** A new key is added to the file; its certificate says when it was made. */
    private Instant signsFrom(SigningKey key) {
        return key.certificates().get(0).getNotBefore().toInstant().plus(settings.signing().announce());
    }

    private static void make(Path file) {
        if (Files.notExists(file)) {
            try {
                SelfSignedKeys.make(file);
            } catch (IOException e) {
                throw new ConfigurationException(Setting.DIRECTORY, "cannot keep " + file + ": " + e.getMessage());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // one and the same
    private void tell(SigningKey key) {
        Instant now = clock.instant();
        Instant end = key.certificates().get(0).getNotAfter().toInstant();
        if (end.isBefore(now)) {
            LOG.log(Level.WARNING, "the certificate of signing key {0} has expired, at {1}", key.kid(), end);
        } else if (end.isBefore(now.plus(SOON))) {
            LOG.log(Level.WARNING, "the certificate of signing key {0} expires at {1}", key.kid(), end);
        }
        boolean waits = order.keys.stream().filter(other -> other.algorithm().equals(key.algorithm())).findFirst().orElseThrow() != key;
        if (waits && signsFrom(key).isAfter(now)) {
            LOG.log(Level.INFO, "signing key {0} is published, and signs from {1} on", key.kid(), signsFrom(key));
        }
    }
}
