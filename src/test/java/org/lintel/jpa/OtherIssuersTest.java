package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.file.FileChanges;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.test.DatabaseServer;

/** Who changes {@code lintel.issuer} learns of what is not seen any more. */
class OtherIssuersTest {

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatIsOfAnotherIssuerIsCounted(DatabaseServer server) {
        Database database = Stores.on(server);
        String other = "https://" + UUID.randomUUID() + ".example";
        var changes = new FileChanges(Instant.now());
        database.write(entities -> {
            FileEntries.reconcile(entities, other, Listing.CLIENTS,
                    List.of(Client.builder("shop").build(), Client.builder("mail").build()), changes);
            FileEntries.reconcile(entities, other, Listing.USERS, Stores.hashed(
                    List.of(LocalUser.builder("1").username("alice").password("secret").build())), changes);
            return null;
        });
        List<String> told = database.read(entities -> OtherIssuers.in(entities, Stores.ISSUER.value()));
        assertThat(told).contains(
                "the database has 2 clients and 1 users of the issuer " + other + ", which " + Stores.ISSUER.value() + " does not see");
        List<String> toldThere = database.read(entities -> OtherIssuers.in(entities, other));
        assertThat(toldThere).as("its own are none of another")
                .noneMatch(line -> line.contains("of the issuer " + other));
        database.write(entities -> {
            FileEntries.reconcile(entities, other, Listing.CLIENTS, List.of(), changes);
            FileEntries.reconcile(entities, other, Listing.USERS, List.of(), changes);
            return null;
        });
    }
}
