package org.lintel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import org.lintel.fetch.FetchException;
import org.lintel.fetch.Fetched;
import org.lintel.fetch.GuardedHttp;

/** Answers whoever fetches its one address with what is published, and counts; while {@link #slow} is not counted down they wait. */
final class Publisher extends GuardedHttp {

    /** {@code null}: there is none to be had. */
    volatile String published;
    volatile int fetches;
    volatile CountDownLatch slow = new CountDownLatch(0);

    private final String address;

    Publisher(String address) {
        this.address = address;
    }

    @Override
    public Fetched get(URI asked) throws FetchException {
        assertThat(asked).hasToString(address);
        fetches++;
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (published == null) {
            throw FetchException.answered(503);
        }
        return new Fetched(published.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
