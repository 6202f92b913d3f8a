package org.lintel.samples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.h2.jdbcx.JdbcDataSource;
import org.lintel.contract.PasswordsForTests;
import org.lintel.contract.UserStoreContract;
import org.lintel.model.LocalUser;
import org.lintel.spi.Passwords;
import org.lintel.spi.UserStore;

/** What Lintel expects of every store of users, tried with this one. */
class JdbcUsersTest extends UserStoreContract {

    private static final String TABLE = "create table people (id varchar(50) primary key, username varchar(100) not null unique, "
            + "password varchar(200) not null, active boolean not null, given_name varchar(100), family_name varchar(100), email varchar(200))";

    private final Passwords passwords = new PasswordsForTests();

    @Override
    protected UserStore storeOf(List<LocalUser> users) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(TABLE);
            for (LocalUser user : users) {
                insert(connection, user);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var store = new JdbcUsers();
        store.passwords = passwords;
        store.source = source;
        return store;
    }

    private void insert(Connection connection, LocalUser user) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into people values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, user.subject());
            insert.setString(2, user.username());
            insert.setString(3, passwords.hash(user.password()));
            insert.setBoolean(4, user.enabled());
            insert.setString(5, user.claims().text("given_name").orElse(null));
            insert.setString(6, user.claims().text("family_name").orElse(null));
            insert.setString(7, user.claims().text("email").orElse(null));
            insert.executeUpdate();
        }
    }
}
