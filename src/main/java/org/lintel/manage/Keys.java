package org.lintel.manage;

import static org.lintel.manage.ManagementException.Reason.EXISTS;
import static org.lintel.manage.ManagementException.Reason.INVALID;
import static org.lintel.manage.ManagementException.Reason.KEPT_ELSEWHERE;
import static org.lintel.manage.ManagementException.Reason.UNKNOWN;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.lintel.config.Setting;
import org.lintel.jose.Certificates;
import org.lintel.jose.PublishedKeys;
import org.lintel.model.KeyLife;
import org.lintel.model.SigningKey;
import org.lintel.plugin.Place;
import org.lintel.plugin.PlacesReport;
import org.lintel.spi.SigningKeyDirectory;
import org.lintel.spi.SigningKeys;
import org.lintel.spi.Transactions;

/** The keys that sign, have signed or will, with what becomes of them. Never a private one. */
@ApplicationScoped
public class Keys {

    @Inject
    SigningKeys keys;

    @Inject
    Instance<SigningKeyDirectory> directory;

    @Inject
    PlacesReport places;

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    /** What the audit log has of a key. */
    private record Life(String algorithm, Instant signsFrom, @Nullable Instant retired, @Nullable Instant leaves, boolean compromised) {

        static Life of(KeyLife life) {
            return new Life(life.key().algorithm(), life.signsFrom(), life.retired(), life.leaves(), life.compromised());
        }
    }

    /** In the order in which they are published. */
    public List<Map<String, Object>> all(Operator who) {
        who.reading(Area.KEYS);
        Set<String> signing = signing();
        if (directory.isResolvable()) {
            return directory.get().published().stream().map(life -> shown(life, signing)).toList();
        }
        return keys.keys().stream().map(key -> shown(key, signing)).toList();
    }

    /**
     * The key, in the key set or not any more, as a JSON Web Key besides.
     *
     * @throws ManagementException if there is none
     */
    public Map<String, Object> find(Operator who, String kid) {
        who.reading(Area.KEYS);
        Map<String, Object> shown = life(kid).map(life -> shown(life, signing()))
                .orElseGet(() -> shown(key(kid), signing()));
        shown.put("jwk", PublishedKeys.jwk(key(kid)));
        return shown;
    }

    /**
     * The certificate of the key and those above it, as text (RFC 7468).
     *
     * @throws ManagementException if there is none
     */
    public String certificate(Operator who, String kid) {
        who.reading(Area.KEYS);
        SigningKey key = key(kid);
        if (key.certificates().isEmpty()) {
            throw new ManagementException(UNKNOWN, "The key " + kid + " has no certificate.");
        }
        return Certificates.pem(key.certificates());
    }

    /** Makes the next key of the algorithm, which says itself when it signs. */
    public Map<String, Object> rotate(Operator who, String algorithm) {
        who.writing(Area.KEYS);
        try {
            return changed(who, "key.made", null, kept -> Optional.of(kept.rotate(algorithm).orElseThrow(() -> waiting(algorithm))));
        } catch (IllegalArgumentException e) {
            throw new ManagementException(INVALID, e.getMessage(), "/algorithm");
        }
    }

    /**
     * Lets the key sign no longer than it has to.
     *
     * @param compromised somebody else may have it: it leaves the key set at once, and what it signed is worth nothing
     */
    public Map<String, Object> retire(Operator who, String kid, boolean compromised) {
        who.writing(Area.KEYS);
        return compromised ? changed(who, "key.withdrawn", kid, kept -> kept.withdraw(kid))
                : changed(who, "key.retired", kid, kept -> kept.retire(kid));
    }

    private Map<String, Object> changed(Operator who, String kind, @Nullable String kid,
            Function<SigningKeyDirectory, Optional<KeyLife>> change) {
        SigningKeyDirectory kept = kept();
        KeyLife changed = transactions.together(() -> {
            Optional<KeyLife> before = kid == null ? Optional.empty() : kept.find(kid);
            KeyLife after = change.apply(kept).orElseThrow(() -> unknown(kid));
            if (!before.equals(Optional.of(after))) {
                audit.changed(who, kind, after.key().kid(), before.map(Life::of).orElse(null), Life.of(after));
            }
            return after;
        });
        return shown(changed, signing());
    }

    private SigningKeyDirectory kept() {
        if (directory.isResolvable()) {
            return directory.get();
        }
        throw new ManagementException(KEPT_ELSEWHERE, places.filledByPlugin(SigningKeys.class)
                ? "The signing keys are those of " + places.places().get(Place.SIGNING_KEYS) + ": they are changed there."
                : "The signing keys are those of a file (" + Setting.SIGNING_KEYSTORE.key()
                        + "): they are changed there, and the nodes started again.");
    }

    private Optional<KeyLife> life(String kid) {
        return directory.isResolvable() ? directory.get().find(kid) : Optional.empty();
    }

    private SigningKey key(String kid) {
        return life(kid).map(KeyLife::key)
                .or(() -> keys.keys().stream().filter(key -> key.kid().equals(kid)).findFirst()).orElseThrow(() -> unknown(kid));
    }

    private static ManagementException waiting(String algorithm) {
        return new ManagementException(EXISTS, "A key for " + algorithm + " waits for its turn already.", "/algorithm");
    }

    private static ManagementException unknown(@Nullable String kid) {
        return new ManagementException(UNKNOWN, "There is no key " + kid + ".");
    }

    /** Of each algorithm the first one with a private key. */
    private Set<String> signing() {
        var algorithms = new HashSet<String>();
        return keys.keys().stream().filter(key -> key.privateKey() != null && algorithms.add(key.algorithm())).map(SigningKey::kid)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> shown(KeyLife life, Set<String> signing) {
        Map<String, Object> shown = shown(life.key(), signing);
        shown.put("made", life.made().toString());
        shown.put("signsFrom", life.signsFrom().toString());
        shown.put("retired", life.retired() == null ? null : life.retired().toString());
        shown.put("leaves", life.leaves() == null ? null : life.leaves().toString());
        shown.put("compromised", life.compromised());
        return shown;
    }

    private static Map<String, Object> shown(SigningKey key, Set<String> signing) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("kid", key.kid());
        shown.put("algorithm", key.algorithm());
        shown.put("signs", signing.contains(key.kid()));
        key.certificates().stream().findFirst().ifPresent(certificate -> {
            shown.put("notBefore", certificate.getNotBefore().toInstant().toString());
            shown.put("notAfter", certificate.getNotAfter().toInstant().toString());
        });
        return shown;
    }
}
