package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import javax.crypto.spec.SecretKeySpec;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.spec.Duty;

/**
 * Names that tell other places nothing: the same for the same thing at the same place, as long as {@code lintel.pairwise-salt} is the same.
 * They do not depend on {@code lintel.key}, which an operator changes: applications would no longer recognise their users.
 */
@Duty("Core 8.1 pairwise")
@ApplicationScoped
public class Pseudonyms {

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    private Optional<byte[]> configured;
    private final Map<String, SecretKeySpec> kinds = new ConcurrentHashMap<>();

    @PostConstruct
    void load() {
        configured = settings.pairwiseSalt().map(salt -> RandomKey.decode(Setting.PAIRWISE_SALT, salt));
    }

    /** Whether there can be any: an issuer on localhost makes its salt itself. */
    public boolean possible() {
        return configured.isPresent() || issuer.loopback();
    }

    /**
     * The name of a thing at a place, in 43 characters of base64url.
     *
     * @param kind of thing
     * @throws ConfigurationException if there is no salt
     */
    public String of(String kind, String place, String thing) {
        // a place is a host, which has no line break: so no two pairs of place and thing are one text
        byte[] name = Hkdf.mac(kinds.computeIfAbsent(kind, this::key), (place + "\n" + thing).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }

    private SecretKeySpec key(String kind) {
        return Hkdf.derive(configured.orElseGet(this::madeHere), "lintel pseudonym " + kind);
    }

    private byte[] madeHere() {
        demand();
        return RandomKey.decode(Setting.PAIRWISE_SALT, RandomKey.keptOnDisk(settings.directory().resolve("lintel.pairwise-salt")));
    }

    /** @throws ConfigurationException if there cannot be any */
    public void demand() {
        if (!possible()) {
            throw new ConfigurationException(Setting.PAIRWISE_SALT,
                    "is needed for pairwise subjects: the Base64 of 32 random bytes that never change, made by: openssl rand -base64 32");
        }
    }
}
