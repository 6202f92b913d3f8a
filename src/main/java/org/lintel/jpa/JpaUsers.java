package org.lintel.jpa;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.LocalUser;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.UserStore;

/** Users in the database. */
@ApplicationScoped
@Reserve("jpa")
public class JpaUsers implements UserStore {

    /** Compared with when the name is unknown, so that this takes as long as a wrong password. */
    private static final UserRow NOBODY = nobody();

    @Inject
    Database database;

    @Override
    public Optional<User> authenticate(String username, String password) {
        Optional<UserRow> row = Text.storable(username) ? named(username) : Optional.empty();
        boolean right = row.orElse(NOBODY).hasPassword(password);
        return row.filter(known -> right).map(UserRow::user);
    }

    @Override
    public Optional<User> find(String subject) {
        return Text.storable(subject)
                ? database.read(entities -> Optional.ofNullable(entities.find(UserRow.class, subject)).map(UserRow::user)) : Optional.empty();
    }

    private Optional<UserRow> named(String username) {
        return database.read(entities -> entities.createQuery("select u from UserRow u where u.username = :username", UserRow.class)
                .setParameter("username", username).getResultStream().findFirst());
    }

    private static UserRow nobody() {
        var row = new UserRow("nobody");
        row.take(LocalUser.builder("nobody").username("nobody").password("nobody").build());
        return row;
    }
}
