package org.lintel.admin;

import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Users;

/** What things are called on pages. */
@RequestScoped
public class Titles {

    @Inject
    Console console;

    @Inject
    Users users;

    /** An operator is a user: their name, where the database has it. */
    String of(Thing thing, Entry entry) {
        return thing == Thing.OPERATOR ? user(entry.id()) : thing.name(entry);
    }

    private String user(String subject) {
        try {
            Map<String, Object> user = users.find(console.operator(), subject).members();
            Object name = ((Map<?, ?>) user.get("claims")).get("name");
            return name == null ? (String) user.get("username") : name.toString();
        } catch (ManagementException e) {
            return subject;
        }
    }
}
