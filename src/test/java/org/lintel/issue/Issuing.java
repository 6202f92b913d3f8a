package org.lintel.issue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.lintel.announce.Announcements;
import org.lintel.announce.Reaction;
import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.jose.Signer;
import org.lintel.jose.Verifier;
import org.lintel.model.ApiResource;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.model.Session;
import org.lintel.model.SigningKey;
import org.lintel.model.User;
import org.lintel.plugin.Chains;
import org.lintel.plugin.Places;
import org.lintel.secret.Handles;
import org.lintel.secret.Pseudonyms;
import org.lintel.secret.ServerKey;
import org.lintel.spi.ClientStore;
import org.lintel.spi.GrantStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.SessionStore;
import org.lintel.spi.SigningKeys;
import org.lintel.spi.UserStore;
import org.lintel.standard.InMemory;
import org.lintel.standard.StandardGrantPolicy;
import org.lintel.standard.StandardProfileService;

/** What issues tokens, in a container of its own with stores in memory: its beans, its clock, and what it told. */
public final class Issuing implements AutoCloseable {

    public static final String ISSUER = "https://id.example";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final SigningKey SIGNING_KEY = signingKey();

    private final Configured settings = Configured.with(Setting.ISSUER, ISSUER).and(Setting.KEY, KEY).and(Setting.PAIRWISE_SALT, KEY);
    private final WeldContainer container;
    private final World world;

    /** With Alice, the standard scopes, {@code api}, and {@code orders} of an API that wants to know names; and no further beans. */
    public Issuing(Client... clients) {
        this(List.of(), clients);
    }

    /** @param more beans beside those of this package: the class under test, a plug-in */
    public Issuing(List<Class<?>> more, Client... clients) {
        List<Class<?>> beans = new ArrayList<>(List.of(World.class, Settings.class, Issuer.class, Announcements.class, ServerKey.class,
                Pseudonyms.class, Signer.class, Verifier.class, named("org.lintel.jose.KeyRing"), Chains.class,
                StandardGrantPolicy.class, StandardProfileService.class, Tokens.class, Terms.class, RequestRules.class,
                TokenResponseCustomizers.class, AllowedScopes.class, Families.class, Grounds.class, Codes.class, AccessTokens.class,
                IdTokens.class, RefreshTokens.class, RefreshTokenValues.class, Customizers.class, IdentityScopes.class, Subjects.class,
                EndedSessions.class));
        beans.addAll(more);
        container = new Weld().disableDiscovery().addExtension(new Places()).beanClasses(beans.toArray(Class<?>[]::new)).initialize();
        world = bean(World.class);
        world.clients = ClientStore.of(clients);
    }

    /** A class that is no business of other packages. */
    public static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** From now on this user is not there. */
    public void leaves(String subject) {
        world.gone.add(subject);
    }

    public void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    public Instant now() {
        return world.now;
    }

    /** What was announced, since this was asked last. */
    public List<Record> told() {
        List<Record> told = List.copyOf(world.told);
        world.told.clear();
        return told;
    }

    /** The user signs in in a browser. */
    public Session signIn(String subject) {
        var session = new Session(Handles.random(16), Handles.random(16), ISSUER, subject, world.now, List.of("pwd"), null, "local",
                List.of(), Set.of(),
                world.now, world.now, world.now.plus(Duration.ofHours(10)), false, "", "state");
        bean(SessionStore.class).save(session);
        return session;
    }

    /** What a user, who is signed in in a browser, lets a client do: nothing is stored of it. */
    public static Authorization authorization(Client client, Session session, String... scopes) {
        return Authorization.forUser(ISSUER, client, Authentication.of(session), List.of(scopes));
    }

    /** The claims of a JWT that is signed by the key of this. */
    public Map<String, Object> claims(String jwt, String kind) {
        return bean(Verifier.class).verify(jwt, kind).orElseThrow(() -> new AssertionError("no " + kind + ": " + jwt));
    }

    @Override
    public void close() {
        container.close();
        settings.close();
    }

    private static SigningKey signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey("key", "ES256", pair.getPublic(), pair.getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The stores, and the time, which is not that of {@link Settings}. */
    @Alternative
    @Priority(1)
    @Singleton
    static class World {

        private final Set<String> gone = new HashSet<>();
        private final List<Record> told = new ArrayList<>();
        private Instant now = Instant.parse("2030-01-01T12:00:00Z");
        private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        private final UserStore users = UserStore.of(
                LocalUser.builder("alice").username("alice").password("secret").claims(Claims.of("name", "Alice", "cnf", "hers")).build(),
                LocalUser.builder("bob").username("bob").password("secret").build());
        private final List<SigningKey> keys = List.of(SIGNING_KEY);
        private ClientStore clients;

        @Produces
        Clock clock() {
            return clock;
        }

        @Produces
        @ApplicationScoped
        ClientStore clients() {
            return clients;
        }

        @Produces
        @Dependent
        ScopeStore scopes() {
            return ScopeStore.of(List.of(Scope.OPENID, Scope.PROFILE, Scope.OFFLINE_ACCESS, Scope.resource("api").build(),
                    Scope.resource("orders").build()),
                    List.of(ApiResource.builder("https://orders.example").scopes("orders").userClaims("name", "cnf").build()));
        }

        @Produces
        @Dependent
        UserStore users() {
            return new UserStore() {
                @Override
                public Optional<User> authenticate(String username, String password) {
                    return users.authenticate(username, password);
                }

                @Override
                public Optional<User> find(String subject) {
                    return users.find(subject).filter(user -> !gone.contains(subject));
                }
            };
        }

        @Produces
        @ApplicationScoped
        GrantStore grants() {
            return InMemory.grants(clock);
        }

        @Produces
        @ApplicationScoped
        SessionStore sessions() {
            return InMemory.sessions(clock);
        }

        @Produces
        @Dependent
        SigningKeys keys() {
            return () -> keys;
        }

        @Produces
        @Dependent
        Reaction listener() {
            return new Reaction() {
                @Override
                public Turn turn() {
                    return Turn.AUDIT;
                }

                @Override
                public void to(Record event) {
                    told.add(event);
                }
            };
        }
    }
}
