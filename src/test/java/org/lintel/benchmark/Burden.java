package org.lintel.benchmark;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.TokenDraft;
import org.lintel.spi.TokenCustomizer;

/** A plug-in that takes a processor for half a millisecond for each token. */
@ApplicationScoped
public class Burden implements TokenCustomizer {

    private static final long NANOS = 500_000;

    @Override
    public void customize(TokenDraft draft) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < NANOS) {
            Thread.onSpinWait();
        }
    }
}
