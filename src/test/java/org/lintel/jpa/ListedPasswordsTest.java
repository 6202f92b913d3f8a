package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.jpa.ListedPasswords.Known;
import org.lintel.model.LocalUser;
import org.lintel.spi.Passwords;
import org.lintel.test.DatabaseServer;

/** How often a start hashes, and what it takes for the same password. */
class ListedPasswordsTest {

    private static final String OLD = key("1");
    private static final String NEW = key("2");
    private static final LocalUser BOB = LocalUser.builder("1").username("bob").password("correct horse").build();
    private static final LocalUser EVE = LocalUser.builder("2").username("eve").password("battery staple").build();

    private final Counted passwords = new Counted();

    @BeforeEach
    void forgetAll() {
        for (DatabaseServer server : DatabaseServer.all()) {
            Stores.fill(Stores.on(server), Listing.USERS, List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatIsUnchangedIsHashedOnce(DatabaseServer server) {
        start(server, OLD, BOB, EVE);
        assertThat(passwords.hashed).isEqualTo(2);
        Map<String, Known> first = known(server);
        hashesNothing(() -> start(server, OLD, BOB, EVE));
        assertThat(known(server)).isEqualTo(first);
        LocalUser renamed = LocalUser.builder("1").username("robert").password("correct horse").build();
        hashesNothing(() -> start(server, OLD, renamed, EVE));
        assertThat(known(server)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_anotherPasswordOfTheFileIsTakenOver(DatabaseServer server) {
        start(server, OLD, BOB);
        Known first = known(server).get("1");
        start(server, OLD, LocalUser.builder("1").username("bob").password("correct horsf").build());
        Known second = known(server).get("1");
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(passwords.check("correct horsf", second.hash()).right()).isTrue();
    }

    /** It stays in any case; as long as the old key is there it is not even hashed, and afterwards neither. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_anotherServerKeyIsNoOtherPassword(DatabaseServer server) {
        start(server, OLD, BOB);
        String hash = known(server).get("1").hash();
        hashesNothing(() -> start(server, NEW + "," + OLD, BOB));
        hashesNothing(() -> start(server, NEW, BOB));

        start(server, OLD, BOB);
        assertThat(passwords.checked).as("by a key that nobody told of").isEqualTo(1);
        assertThat(known(server).get("1").hash()).isEqualTo(hash);
        hashesNothing(() -> start(server, OLD, BOB));
    }

    /** That is how the version before left it, and how it is where a node of that version took something over. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_aRowWithoutATagGetsOneByItsHash(DatabaseServer server) {
        start(server, OLD, BOB);
        Known first = known(server).get("1");
        write(server, "update users set listed_tag = null");
        passwords.hashed = 0;
        start(server, OLD, BOB);
        assertThat(passwords.checked).isEqualTo(1);
        assertThat(passwords.hashed).isZero();
        assertThat(known(server).get("1")).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_theTagOfAnotherUserOrHashIsWorthNothing(DatabaseServer server) {
        LocalUser same = LocalUser.builder("2").username("eve").password("correct horse").build();
        start(server, OLD, BOB, same);
        Map<String, Known> known = known(server);
        write(server, "update users set listed_tag = '" + known.get("2").tag() + "' where subject = '1'");
        start(server, OLD, BOB, same);
        assertThat(passwords.checked).as("of another hash").isEqualTo(1);
        assertThat(known(server)).isEqualTo(known);

        write(server, "update users set listed = '" + known.get("2").hash() + "', listed_tag = '" + known.get("2").tag()
                + "' where subject = '1'");
        start(server, OLD, BOB, same);
        assertThat(passwords.checked).as("of another user").isEqualTo(2);

        write(server, "update users set listed = '" + passwords.hash("guessed") + "' where subject = '1'");
        start(server, OLD, BOB, same);
        assertThat(passwords.checked).as("of the hash before").isEqualTo(3);
        assertThat(passwords.check("correct horse", known(server).get("1").hash()).right()).isTrue();
    }

    /** Otherwise it could be guessed by one round of SHA-256, though the file says no more than the hash. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_whereTheFileHasAHashThereIsNoTag(DatabaseServer server) {
        start(server, OLD, BOB);
        LocalUser hashed = LocalUser.builder("1").username("bob").passwordHash(known(server).get("1").hash()).build();
        hashesNothing(() -> start(server, OLD, hashed));
        assertThat(known(server).get("1").tag()).isNull();
    }

    private void hashesNothing(Runnable start) {
        passwords.hashed = 0;
        passwords.checked = 0;
        start.run();
        assertThat(passwords.hashed + passwords.checked).isZero();
    }

    private void start(DatabaseServer server, String keys, LocalUser... users) {
        ListedPasswords listed = Stores.listedPasswords(passwords, keys);
        Stores.fill(Stores.on(server), Listing.USERS, listed.hashed(List.of(users), Stores.on(server).read(listed::known)));
    }

    private Map<String, Known> known(DatabaseServer server) {
        return Stores.on(server).read(Stores.listedPasswords(passwords)::known);
    }

    private static void write(DatabaseServer server, String sql) {
        Stores.on(server).write(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    private static String key(String character) {
        return Base64.getEncoder().encodeToString(character.repeat(32).getBytes());
    }

    private static final class Counted implements Passwords {

        private int hashed;
        private int checked;

        @Override
        public String hash(String password) {
            hashed++;
            return Stores.PASSWORDS.hash(password);
        }

        @Override
        public Outcome check(String password, String hash) {
            checked++;
            return Stores.PASSWORDS.check(password, hash);
        }
    }
}
