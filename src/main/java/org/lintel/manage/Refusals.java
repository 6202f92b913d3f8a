package org.lintel.manage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
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
     * @throws ManagementException if it is not known, or not any more
     */
    public Refusal find(Operator who, String number) {
        if (who.rights().clients().isEmpty()) {
            who.reading(Area.REFUSALS);
        }
        return log.find(number.strip()).filter(refusal -> mayRead(who, refusal.clientId())).orElseThrow(() -> new ManagementException(
                ManagementException.Reason.UNKNOWN,
                "No request with the number " + number + " is known: it was refused too long ago, or there were too many of its kind."));
    }

    /** Who looks after a client sees what it did wrong. */
    private static boolean mayRead(Operator who, @Nullable String clientId) {
        return who.rights().reads().contains(Area.REFUSALS) || clientId != null && who.owns(clientId);
    }

    /** A page, newest first. */
    public Page<Refusal> page(Operator who, RefusalQuery query) {
        if (!mayRead(who, query.clientId())) {
            who.reading(Area.REFUSALS);
        }
        return Page.of(log.page(query), query.limit(), last -> new Position(last.moment(), last.number()).toString());
    }

    /**
     * What {@link Page#next} of a page says, for {@link RefusalQuery#after}.
     *
     * @throws ManagementException if no page has told that
     */
    public static RefusalQuery.Place place(String next) {
        Position position = Position.of(next);
        return new RefusalQuery.Place(position.moment(), position.id());
    }
}
