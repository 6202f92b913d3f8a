package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.lintel.contract.GrantStoreContract;
import org.lintel.model.Grant;
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

    /** Anybody can make requests wait; they push out each other, and nothing that belongs to a user. */
    @Test
    void s20_aFloodOfRequestsPushesOutNoCode() {
        GrantStore store = store();
        Instant now = Instant.now();
        var code = new Grant("code", Grant.Kind.CODE, "i", "1", "shop", null, null, now, now.plusSeconds(600), null, "{}");
        store.put(code);
        for (int i = 0; i < 60_000; i++) {
            store.put(new Grant("r" + i, Grant.Kind.REQUEST, "i", null, "shop", "browser", null, now, now.plusSeconds(600), null, "{}"));
        }

        assertThat(store.find("code")).contains(code);
        // evicting happens beside; the bound is not exact, but a bound it is
        assertThat(store.list(GrantQuery.ofSession("browser", Grant.Kind.REQUEST).limit(60_000)).size()).isLessThan(40_000);
    }
}
