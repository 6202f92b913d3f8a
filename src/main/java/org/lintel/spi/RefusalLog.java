package org.lintel.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.lintel.model.Refusal;
import org.lintel.model.RefusalQuery;

/**
 * Place: requests that were refused, kept for some days, so that it can be found out why. Written in batches, a second later; it may forget
 * the oldest before their time where there are very many. Nothing here checks who may look. Any method throws
 * {@link org.lintel.model.UnavailableException} where it cannot be done now. Thread-safe.
 */
public interface RefusalLog {

    /**
     * Keeps them.
     *
     * @param until when they may be forgotten
     */
    void keep(List<Refusal> refusals, Instant until);

    /** The one with exactly this number. */
    Optional<Refusal> find(String number);

    /** A page, newest first: as quick for a million as for ten, at least of one client and of all. */
    List<Refusal> page(RefusalQuery query);
}
