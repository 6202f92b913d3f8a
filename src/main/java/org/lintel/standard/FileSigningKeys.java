package org.lintel.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * The keys of a PKCS#12 or PEM file. On a loopback issuer without one, {@link SelfSignedKeys} makes it once; anywhere else an operator
 * brings it.
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

    private List<SigningKey> keys;

    @PostConstruct
    void load() {
        SigningSettings signing = settings.signing();
        if (signing.keystore().isPresent()) {
            keys = new KeyFile(Setting.SIGNING_KEYSTORE, signing.keystore().get()).keys(signing.password());
        } else if (!issuer.loopback()) {
            throw new ConfigurationException(Setting.SIGNING_KEYSTORE,
                    "is needed unless the issuer is on localhost: a PKCS#12 or PEM file with the private key and certificate that sign tokens");
        } else {
            Path file = settings.directory().resolve("signing.p12");
            make(file);
            keys = new KeyFile(Setting.DIRECTORY, file).keys(SelfSignedKeys.PASSWORD);
        }
        keys.forEach(this::warnBeforeExpiry);
    }

    @Override
    public List<SigningKey> keys() {
        return keys;
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

    private void warnBeforeExpiry(SigningKey key) {
        Instant end = key.certificates().get(0).getNotAfter().toInstant();
        if (end.isBefore(clock.instant().plus(SOON))) {
            LOG.log(System.Logger.Level.WARNING, "the certificate of signing key {0} expires at {1}", key.kid(), end);
        }
    }
}
