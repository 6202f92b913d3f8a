package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.lintel.contract.GrantStoreContract;
import org.lintel.model.PersistedGrant;
import org.lintel.model.GrantQuery;
import org.lintel.spi.GrantStore;

class MemoryGrantsTest extends GrantStoreContract {

    @Override
    protected GrantStore store() {
        var store = new MemoryGrants();
        store.clock = Clock.systemUTC();
        store.begin();
        return store;
    }

    /** What is listed by is forgotten with what is listed: by removal, by expiry, by moving to another browser. */
    @Test
    void s20_nothingIsLeftOfWhatIsGone() {
        var store = (MemoryGrants) store();
        Instant now = Instant.now();
        for (int i = 0; i < 100; i++) {
            store.put(request("r" + i, "browser " + i, now));
            store.put(request("r" + i, "another " + i, now));
            store.remove("r" + i);
            store.put(new PersistedGrant("c" + i, PersistedGrant.Kind.CODE, "i", "user " + i, "shop", "sid " + i, null, now,
                    now.plusMillis(1), null, "{}"));
        }
        Instant end = now.plusSeconds(10);
        while (store.owners() > 0 && Instant.now().isBefore(end)) {
            // what has expired goes when others of its kind come
            store.put(new PersistedGrant("c", PersistedGrant.Kind.CODE, "i", "user", "shop", "sid", null, now, now.plusSeconds(60), null,
                    "{}"));
            store.remove("c");
        }
        assertThat(store.owners()).isZero();
    }

    private static PersistedGrant request(String key, String browser, Instant now) {
        return new PersistedGrant(key, PersistedGrant.Kind.REQUEST, "i", null, "shop", browser, null, now, now.plusSeconds(600), null,
                "{}");
    }
}
