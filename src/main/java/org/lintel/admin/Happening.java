package org.lintel.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;

/**
 * An entry of the audit log as a row.
 *
 * @param what  in words
 * @param about what it is about, {@code null} for nothing in particular
 * @param undoing what would bring back what was there before, as a merge patch; {@code null} where nothing would
 */
public record Happening(long position, Instant moment, String kind, String what, AuditActor by, AuditObject about,
        List<Difference> differences, String undoing) {

    private static final String USER = "user";

    /** Longer addresses are not taken. */
    private static final int LONGEST_UNDOING = 1_500;

    static Happening of(AuditEntry entry, Wording wording) {
        var record = entry.record();
        boolean user = record.about() != null && record.about().type().equals(USER);
        return new Happening(entry.position(), record.moment(), record.kind(),
                wording.find("kind." + record.kind()).orElse(record.kind()), record.by(), record.about(),
                user ? Difference.ofUsers(record.before(), record.after()) : Difference.between(record.before(), record.after()),
                user ? null : Difference.undoing(record.before(), record.after()));
    }

    /** Who did it, as far as is known. */
    public String who() {
        return Optional.ofNullable(by.subject()).or(() -> Optional.ofNullable(by.clientId())).orElse("–");
    }

    /** Where what it is about is looked at, or {@code null}. */
    public String aboutAddress() {
        return page().map(Address::link).orElse(null);
    }

    private Optional<Address> page() {
        if (about == null || about.id() == null) {
            return Optional.empty();
        }
        return about.type().equals(USER) ? Optional.of(Address.user(about.id()))
                : Thing.called(about.type()).map(thing -> thing.page(about.id()));
    }

    /** What is to be read of it without opening anything. */
    public String aboutText() {
        return about == null ? null : about.id() == null ? about.type() : about.type() + " " + about.id();
    }

    /** Where that is proposed, and saved by a click; {@code null} where it cannot be. */
    public String undoAddress() {
        return undoing == null || undoing.length() > LONGEST_UNDOING ? null
                : page().map(page -> page.with("changes", undoing).link()).orElse(null);
    }
}
