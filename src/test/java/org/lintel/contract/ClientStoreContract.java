package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Secret;
import org.lintel.spi.ClientStore;

/** What a {@link ClientStore} has to keep. */
public abstract class ClientStoreContract {

    private static final Client SHOP = Client.builder("shop").clientName("The ä Shop").description("sells")
            .clientUri("https://shop.example/")
            .clientSecrets(Secret.sha256("old").expiring(Instant.parse("2030-01-01T00:00:00Z")), Secret.sha256("new"))
            .allowedGrantTypes("authorization_code", "client_credentials").redirectUris("https://shop.example/a", "https://shop.example/b")
            .postLogoutRedirectUris("https://shop.example/bye").allowedCorsOrigins("https://shop.example").allowedScopes("openid", "api")
            .consentLifetime(Duration.ofDays(30)).accessTokenLifetime(Duration.ofSeconds(70))
            .allowedIdentityTokenSigningAlgorithms("ES256", "RS256")
            .claims(Claims.of("tier", "gold")).clientClaimsPrefix("").properties(Map.of("owner", "sales")).build();
    private static final Client PLAIN = Client.builder("plain").build();
    private static final Client DISABLED = Client.builder("disabled").enabled(false).allowedCorsOrigins("https://disabled.example").build();

    private ClientStore store;

    /** A store that holds exactly these clients. */
    protected abstract ClientStore storeOf(List<Client> clients);

    @BeforeEach
    void fillTheStore() {
        store = storeOf(List.of(SHOP, PLAIN, DISABLED));
    }

    @Test
    void aClientIsFoundAsItWasRegistered() {
        assertEquals(Optional.of(SHOP), store.find("shop"));
        assertEquals(Optional.of(PLAIN), store.find("plain"));
    }

    @Test
    void aClientThatIsNotEnabledIsFoundToo() {
        assertEquals(Optional.of(DISABLED), store.find("disabled"));
    }

    @Test
    void theIdCountsCharacterByCharacter() {
        for (String other : List.of("SHOP", "Shop", " shop", "shop ", "sho", "shop\u0000", "shop%", "s_op", "*", "")) {
            assertEquals(Optional.empty(), store.find(other), () -> "found by \"" + other + "\"");
        }
    }

    @Test
    void anythingMayBeAskedFor() {
        for (String odd : List.of("' or '1'='1", "\"; drop table", "*)(uid=*", "\u00e4\uD83D\uDE00", "\r\n", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store.find(odd));
            assertFalse(store.allowsOrigin(odd));
        }
    }

    @Test
    void theOriginsOfEnabledClientsAreAllowed() {
        assertTrue(store.allowsOrigin("https://shop.example"));
    }

    @Test
    void theOriginOfAClientThatIsNotEnabledIsNot() {
        assertFalse(store.allowsOrigin("https://disabled.example"));
    }

    @Test
    void anOriginCountsCharacterByCharacter() {
        for (String other : List.of("https://SHOP.example", "http://shop.example", "https://shop.example:443", "https://shop.example/",
                "https://shop.example.evil.example", "https://evil-shop.example", "https://shop.exampl", "null", "*", "")) {
            assertFalse(store.allowsOrigin(other), () -> "allows \"" + other + "\"");
        }
    }

    @Test
    void thereMayBeNoClientAtAll() {
        ClientStore empty = storeOf(List.of());

        assertEquals(Optional.empty(), empty.find("shop"));
        assertFalse(empty.allowsOrigin("https://shop.example"));
    }
}
