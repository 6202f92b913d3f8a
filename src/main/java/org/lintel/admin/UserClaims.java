package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.manage.Users;

/** Name and claims of a user: a part of the page of the user. */
@Named("userClaims")
@RequestScoped
public class UserClaims {

    @Inject
    Console console;

    @Inject
    Users users;

    @Inject
    Wording wording;

    private Asked asked;
    private Entry entry;
    private UserForm asItIs;
    private UserForm form;
    private List<Difference> conflict = List.of();

    /** For the page that this is a part of. */
    void look(Entry user) {
        asked = Asked.now();
        entry = user;
        asItIs = UserForm.of(entry.members());
        form = asItIs;
    }

    void propose(String patch) {
        form = form.proposed(patch);
    }

    void save() {
        Map<String, Object> seen = asked.seen(wording);
        form = UserForm.of(seen).typed(asked, AddedClaim.typed(asked)).onto(form);
        if (asked.version() != entry.version()) {
            conflict = Difference.ofUsers(JsonText.write(seen), getSeen());
            throw new ManagementException(Reason.STALE, wording.of("user.stale"));
        }
        JsonObject patch = form.patch();
        console.change(() -> {
            users.replace(console.operator(), entry.id(), form.onto(entry.members()), asked.version());
            return Address.user(entry.id()).with("done", "saved");
        }, () -> Address.user(entry.id()).with("changes", patch.toString()));
    }

    /** Puts the sentence at the field that it is about; whether there is one. */
    boolean tells(ManagementException refused) {
        form = form.refused(refused);
        return form.faulty();
    }

    public List<Field> getAll() {
        return form.fields();
    }

    /** For the form to say which fields it has beyond those of the user. */
    public List<String> getAdded() {
        return form.added(asItIs);
    }

    /** How the value of a new claim can be typed. */
    public List<String> getKinds() {
        return AddedClaim.KINDS.stream().map(AddedClaim::key).toList();
    }

    /** Names of claims that others understand. */
    public Set<String> getKnown() {
        return StandardClaim.ALL.keySet();
    }

    /** What is not saved yet. */
    public List<Field> getChanges() {
        return form.changes();
    }

    /** Whether those come from an address rather than from the form. */
    public boolean isProposed() {
        return !asked.isForm() && !form.changes().isEmpty();
    }

    /** What others have changed since the form was made. */
    public List<Difference> getConflict() {
        return conflict;
    }

    /** The user as it is, for the form to say what it was made of. */
    public String getSeen() {
        return JsonText.write(entry.members());
    }
}
