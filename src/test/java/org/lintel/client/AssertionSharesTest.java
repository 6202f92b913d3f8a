package org.lintel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.lintel.model.UnavailableException;

class AssertionSharesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AssertionShares shares = new AssertionShares(nanos::get);

    @Test
    void x48_eachClientHasItsOwnShareAndHasItAgain() {
        for (int i = 0; i < AssertionShares.MOST; i++) {
            shares.take("busy");
        }
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> shares.take("busy"))
                .satisfies(refusal -> assertThat(refusal.retryAfter()).hasMinutes(1));
        shares.take("another");
        nanos.addAndGet(AssertionShares.WINDOW.toNanos() - 1);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> shares.take("busy"));
        nanos.addAndGet(1);
        shares.take("busy");
    }
}
