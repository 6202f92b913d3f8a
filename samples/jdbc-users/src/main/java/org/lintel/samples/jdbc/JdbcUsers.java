package org.lintel.samples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.lintel.model.Claims;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.spi.Passwords;
import org.lintel.spi.UserStore;

/** The people of a table that was there before Lintel, with passwords hashed by bcrypt. */
@ApplicationScoped
public class JdbcUsers implements UserStore {

    private static final String SELECT = "select id, username, password, active, given_name, family_name, email from people where ";

    @Inject
    Passwords passwords;

    DataSource source;

    private record Person(User user, String hash) {
    }

    /** At start, so that a name that is wrong stops it. */
    void open(@Observes Startup event) throws NamingException {
        source = InitialContext.doLookup(ConfigProvider.getConfig().getValue("people.data-source", String.class));
    }

    @Override
    public Optional<User> authenticate(String username, String password) {
        Optional<Person> person = person(SELECT + "username = ?", username);
        // an unknown name takes as long as a wrong password
        boolean right = passwords.check(password, person.map(Person::hash).orElse(null)).right();
        return person.filter(found -> right).map(Person::user);
    }

    @Override
    public Optional<User> find(String subject) {
        return person(SELECT + "id = ?", subject).map(Person::user);
    }

    private Optional<Person> person(String sql, String value) {
        try (Connection connection = source.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(person(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UnavailableException("the table of people cannot be read", Duration.ofSeconds(1), e);
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        Claims claims = Claims.of("given_name", row.getString("given_name"), "family_name", row.getString("family_name"),
                "email", row.getString("email"));
        return new Person(new User(row.getString("id"), row.getString("username"), row.getBoolean("active"), claims), row.getString("password"));
    }
}
