package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.lintel.model.Grant;
import org.lintel.model.GrantQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.GrantStore;

/** Grants in memory: gone after a restart, for one node only. */
@ApplicationScoped
@Reserve("memory")
public class MemoryGrants implements GrantStore {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** Anonymous traffic makes kept requests; everything else needs a client or a user. */
    private static final Map<Grant.Kind, Long> MOST = Map.of(Grant.Kind.REQUEST, 20_000L);
    private static final long MOST_OTHERS = 1_000_000;

    @Inject
    Clock clock;

    private final Map<Grant.Kind, Cache<String, Grant>> kinds = new EnumMap<>(Grant.Kind.class);
    private Cache<String, Instant> revokedFamilies;

    @PostConstruct
    void begin() {
        for (Grant.Kind kind : Grant.Kind.values()) {
            kinds.put(kind, Caffeine.newBuilder().maximumSize(MOST.getOrDefault(kind, MOST_OTHERS))
                    .expireAfter(Expiry.<String, Grant>writing((key, grant) -> left(grant.expires()))).build());
        }
        revokedFamilies = Caffeine.newBuilder().maximumSize(MOST_OTHERS)
                .expireAfter(Expiry.<String, Instant>writing((family, until) -> left(until))).build();
    }

    @Override
    public boolean put(Grant grant) {
        var stored = new boolean[1];
        if (grant.family() == null) {
            stored[0] = store(grant);
        } else {
            // the map holds on to the family's entry meanwhile, so that revokeFamily comes before or after, never in between
            revokedFamilies.asMap().compute(grant.family(), (family, until) -> {
                stored[0] = until == null && store(grant);
                return until;
            });
        }
        return stored[0];
    }

    @Override
    public Optional<Grant> find(String key) {
        return kinds.values().stream().map(grants -> grants.getIfPresent(key)).filter(grant -> grant != null).findFirst()
                .filter(this::alive);
    }

    @Override
    public boolean redeem(String key, Instant now) {
        var first = new boolean[1];
        find(key).ifPresent(found -> kinds.get(found.kind()).asMap().computeIfPresent(key, (same, grant) -> {
            first[0] = grant.redeemed() == null;
            return first[0] ? grant.redeemed(now) : grant;
        }));
        return first[0];
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        revokedFamilies.asMap().merge(family, until, (known, later) -> known.isAfter(later) ? known : later);
    }

    @Override
    public boolean familyRevoked(String family) {
        return revokedFamilies.getIfPresent(family) != null;
    }

    @Override
    public List<Grant> list(GrantQuery query) {
        return query.kinds().stream().flatMap(kind -> kinds.get(kind).asMap().values().stream()).filter(query::matches)
                .filter(this::alive).sorted(GrantQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public void remove(String key) {
        kinds.values().forEach(grants -> grants.invalidate(key));
    }

    private boolean store(Grant grant) {
        Grant now = kinds.get(grant.kind()).asMap().compute(grant.key(),
                (key, known) -> known != null && known.redeemed() != null ? known : grant);
        return now == grant;
    }

    private boolean alive(Grant grant) {
        return !grant.expired(clock.instant());
    }

    private Duration left(Instant expires) {
        Duration left = expires == null ? FOR_EVER : Duration.between(clock.instant(), expires);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
