package org.lintel.manage;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Refusal;
import org.lintel.model.RefusalQuery;
import org.lintel.spi.RefusalLog;

/** Why requests were refused. */
@ApplicationScoped
public class Refusals {

    @Inject
    RefusalLog log;

    /**
     * The request with this number.
     *
     * @param number as it stands on the error page, or behind the sentence of {@code error_description}
     */
    public Optional<Refusal> find(String number) {
        return log.find(number.strip());
    }

    /** A page, newest first. */
    public List<Refusal> page(RefusalQuery query) {
        return log.page(query);
    }
}
