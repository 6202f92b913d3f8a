package org.lintel.admin;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.manage.Area;
import org.lintel.manage.Audit;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;

/** The part of the audit log that is about one thing. */
@RequestScoped
public class History {

    private static final int ROWS = 8;

    @Inject
    Console console;

    @Inject
    Audit audit;

    @Inject
    Wording wording;

    /** What has happened to it last, or nothing where the operator may not see that. */
    List<Happening> of(Thing thing, String id) {
        return console.mayRead(Area.AUDIT) || thing == Thing.CLIENT && console.looksAfter(id) ? last(new AuditObject(thing.key(), id))
                : List.of();
    }

    /** The same for a user. */
    List<Happening> ofUser(String subject) {
        return console.mayRead(Area.AUDIT) ? last(new AuditObject("user", subject)) : List.of();
    }

    private List<Happening> last(AuditObject about) {
        return audit.page(console.operator(), AuditQuery.newest(ROWS).about(about)).entries().stream()
                .map(happened -> Happening.of(happened, wording)).toList();
    }

    /** All of it. */
    static Address address(Thing thing, String id) {
        return new Address(Address.ACTIVITY).with("about", thing.key() + ":" + id);
    }
}
