package org.lintel.admin;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Audit;
import org.lintel.manage.Page;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;

/** What has happened, by what the address says of it. */
@Named("activity")
@RequestScoped
public class ActivityView {

    private static final int ROWS = 25;

    /** The part of the page that has it. */
    private static final String LIST = "#audit";

    @Inject
    Console console;

    @Inject
    Why why;

    @Inject
    Audit audit;

    @Inject
    Wording wording;

    private Asked asked;
    private Page<AuditEntry> page = new Page<>(List.of(), null);

    /** Before the page is rendered. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            if (isAuditReadable()) {
                AuditQuery query = AuditQuery.newest(ROWS).of(getKind()).about(about())
                        .by(new AuditActor(null, getBy(), null, null));
                page = audit.page(console.operator(), asked.text("after").map(Audit::place).map(query::after).orElse(query));
            }
            if (why.isReadable()) {
                why.look();
            }
        });
    }

    public boolean isAuditReadable() {
        return console.mayRead(Area.AUDIT);
    }

    private AuditObject about() {
        String text = getAbout();
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", 2);
        return new AuditObject(parts[0], parts.length == 1 || parts[1].isEmpty() ? null : parts[1]);
    }

    public String getKind() {
        return asked.text("kind").orElse(null);
    }

    public String getAbout() {
        return asked.text("about").orElse(null);
    }

    public String getBy() {
        return asked.text("by").orElse(null);
    }

    /** Whether not everything is asked for. */
    public boolean isFiltered() {
        return getKind() != null || getAbout() != null || getBy() != null || isContinued();
    }

    public boolean isContinued() {
        return asked.text("after").isPresent();
    }

    public List<Happening> getHappenings() {
        return page.entries().stream().map(entry -> Happening.of(entry, wording)).toList();
    }

    /** The next page, or {@code null} at the end. */
    public String getNext() {
        return page.next() == null ? null : same().with("after", page.next()).link() + LIST;
    }

    public String getFirst() {
        return same().link() + LIST;
    }

    private Address same() {
        return new Address(Address.ACTIVITY).with("kind", getKind()).with("about", getAbout()).with("by", getBy());
    }
}
