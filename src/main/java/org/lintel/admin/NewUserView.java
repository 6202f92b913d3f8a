package org.lintel.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.manage.NewPassword;
import org.lintel.manage.Users;

/** A new user: a name to sign in with, what most applications want to know, and a temporary password that is told once. */
@Named("newUser")
@RequestScoped
public class NewUserView {

    /** What is typed, the claims among it. */
    private static final List<String> CLAIMS = List.of("name", "email");
    private static final List<String> TYPED = List.of("username", "name", "email", "subject");

    @Inject
    Console console;

    @Inject
    Users users;

    private Asked asked;
    private String message;
    private String wrong;
    private Entry created;
    private NewPassword given;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            console.operator().writing(Area.USERS);
            if (asked.isForm()) {
                create();
            }
        });
    }

    /** Told in the answer, since the password can be told only once; sent again, the form finds that there is one of this name. */
    private void create() {
        if (!console.proven(this::typed)) {
            return;
        }
        String subject = asked.text("subject").orElseGet(() -> UUID.randomUUID().toString());
        try {
            created = users.create(console.operator(), subject, JsonText.read(JsonText.write(members())));
            given = users.giveTemporaryPassword(console.operator(), subject, created.version());
        } catch (ManagementException e) {
            Console.refused(e);
            message = UserForm.sentence(e);
            wrong = e.reason() == Reason.EXISTS ? "username"
                    : Stream.of("subject", "username").filter(message::contains).findFirst().orElse(null);
        }
    }

    private Map<String, Object> members() {
        var claims = new LinkedHashMap<String, Object>();
        CLAIMS.forEach(name -> asked.text(name).ifPresent(text -> claims.put(name, text)));
        return Map.of("username", getUsername(), "claims", claims);
    }

    /** The page with what was typed, after a sign-in. */
    private Address typed() {
        Address address = new Address(Address.NEW_USER);
        for (String name : TYPED) {
            address = address.with(name, asked.text(name).orElse(null));
        }
        return address;
    }

    public String getUsername() {
        return asked.text("username").orElse("");
    }

    public String getName() {
        return asked.text("name").orElse("");
    }

    public String getEmail() {
        return asked.text("email").orElse("");
    }

    public String getSubject() {
        return asked.text("subject").orElse("");
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Whether that is about this field. */
    public boolean wrong(String field) {
        return field.equals(wrong);
    }

    /** Once it is there. */
    public Entry getCreated() {
        return created;
    }

    public String getCreatedAddress() {
        return Address.user(created.id()).link();
    }

    /** What is told once, or {@code null}. */
    public NewPassword getGiven() {
        return given;
    }

    /** The form, without anything typed. */
    public String getPlain() {
        return Address.NEW_USER;
    }
}
