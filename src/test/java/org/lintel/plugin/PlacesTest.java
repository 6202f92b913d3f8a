package org.lintel.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lintel.model.User;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ConsentPolicy;
import org.lintel.spi.MessageStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** Who fills a place: the tables of docs/plugins.md, row by row. */
class PlacesTest {

    @Nested
    class WithoutPlugins {

        @Test
        void theBuiltInOfTheDefaultNameFillsThePlace() {
            try (var app = Deployment.of(MemoryUsers.class, JpaUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("jpa");
            }
        }

        @Test
        void oneSettingChoosesForAllPlaces() {
            try (var app = Deployment.of(MemoryUsers.class, JpaUsers.class, MemoryClients.class, JpaClients.class)
                    .with("lintel.stores", "memory").start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
                assertThat(clientsOf(app)).isEqualTo("memory");
            }
        }

        @Test
        void theSettingOfAPlaceOverridesIt() {
            try (var app = Deployment.of(MemoryUsers.class, JpaUsers.class, MemoryClients.class, JpaClients.class)
                    .with("lintel.stores", "jpa").with("lintel.users", "memory").start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
                assertThat(clientsOf(app)).isEqualTo("jpa");
            }
        }

        @Test
        void aPlaceWithOneBuiltInNeedsNoSetting() {
            try (var app = Deployment.of(MemoryUsers.class, JpaUsers.class, StandardConsent.class).with("lintel.stores", "jpa").start()) {
                assertThat(app.bean(ConsentPolicy.class)).isNotNull();
            }
        }

        /** What a browser keeps is not the business of the setting for all. */
        @Test
        void messagesStayInCookiesUnlessTheirOwnSettingSaysOtherwise() {
            try (var app = Deployment.of(CookieMessages.class, JpaMessages.class).start()) {
                assertThat(app.bean(MessageStore.class).read("which")).contains("cookie");
            }
            try (var app = Deployment.of(CookieMessages.class, JpaMessages.class).with("lintel.messages", "jpa").start()) {
                assertThat(app.bean(MessageStore.class).read("which")).contains("jpa");
            }
        }

        @Test
        void aPlaceWithSeveralBuiltInsOfOtherNamesNeedsItsOwn() {
            assertThat(Deployment.of(MemoryUsers.class, JpaUsers.class, LdapUsers.class, MemoryClients.class, JpaClients.class)
                    .with("lintel.stores", "ldap").failure())
                    .contains("lintel.clients: is needed, since no built-in ClientStore is called \"ldap\" as lintel.stores says; "
                            + "there are jpa, memory");
        }

        @Test
        void anUnknownNameForAllPlacesStopsTheStart() {
            assertThat(Deployment.of(MemoryUsers.class, StandardConsent.class).with("lintel.stores", "jpq").failure())
                    .contains("lintel.stores: nothing built in is called \"jpq\"; there is memory, standard");
        }

        @Test
        void anUnknownNameForOnePlaceStopsTheStart() {
            assertThat(Deployment.of(MemoryUsers.class, JpaUsers.class).with("lintel.users", "jpq").failure())
                    .contains("lintel.users: nothing built in is called \"jpq\"; there is jpa, memory");
        }

        @Test
        void aBuiltInMayBeProduced() {
            try (var app = Deployment.of(MemoryStores.class, JpaUsers.class, JpaClients.class).with("lintel.users", "memory").start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
                assertThat(clientsOf(app)).isEqualTo("jpa");
            }
        }

        @Test
        void aBuiltInOfTwoPlacesFillsThoseForWhichItIsChosen() {
            try (var app = Deployment.of(JpaEverything.class, MemoryUsers.class, MemoryScopes.class)
                    .with("lintel.scopes", "memory").start()) {
                assertThat(usersOf(app)).isEqualTo("jpa");
                assertThat(scopesOf(app)).isEqualTo("memory");
            }
        }
    }

    @Nested
    class APlugin {

        @Test
        void thatIsAPlainBeanReplacesTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, JpaUsers.class, HrUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("hr");
            }
        }

        @Test
        void thatIsProducedReplacesTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, HrStores.class).start()) {
                assertThat(usersOf(app)).isEqualTo("hr method");
            }
        }

        @Test
        void thatIsAProducedFieldReplacesTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, HrField.class).start()) {
                assertThat(usersOf(app)).isEqualTo("hr field");
            }
        }

        @Test
        void thatIsAnAlternativeReplacesTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, StrongUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("strong");
            }
        }

        @Test
        void thatIsAProducedAlternativeReplacesTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, StrongProducer.class).start()) {
                assertThat(usersOf(app)).isEqualTo("strong method");
            }
        }

        @Test
        void thatIsAProducedAlternativeOutranksAnotherPlugin() {
            try (var app = Deployment.of(MemoryUsers.class, HrUsers.class, StrongProducer.class).start()) {
                assertThat(usersOf(app)).isEqualTo("strong method");
            }
        }

        @Test
        void thatIsAnAlternativeOutranksAnotherPlugin() {
            try (var app = Deployment.of(MemoryUsers.class, HrUsers.class, StrongUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("strong");
            }
        }

        @Test
        void ofTheHigherPriorityOutranksAnotherAlternative() {
            try (var app = Deployment.of(MemoryUsers.class, StrongUsers.class, StrongerUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("stronger");
            }
        }

        @Test
        void thatInheritsFromABuiltInReplacesIt() {
            try (var app = Deployment.of(MemoryUsers.class, CopyingUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("copy of memory");
            }
        }

        @Test
        void thatImplementsTwoPlacesFillsBoth() {
            try (var app = Deployment.of(MemoryUsers.class, MemoryScopes.class, HrEverything.class).start()) {
                assertThat(usersOf(app)).isEqualTo("hr");
                assertThat(scopesOf(app)).isEqualTo("hr");
            }
        }

        @Test
        void takesFromABuiltInOfTwoPlacesOnlyTheOneThatItFills() {
            try (var app = Deployment.of(JpaEverything.class, HrUsers.class).with("lintel.stores", "jpa").start()) {
                assertThat(usersOf(app)).isEqualTo("hr");
                assertThat(scopesOf(app)).isEqualTo("jpa");
            }
        }

        @Test
        void leavesOtherPlacesToTheBuiltIns() {
            try (var app = Deployment.of(MemoryUsers.class, MemoryClients.class, HrUsers.class).start()) {
                assertThat(clientsOf(app)).isEqualTo("memory");
            }
        }

        @Test
        void doesNotExcuseAnUnknownName() {
            assertThat(Deployment.of(MemoryUsers.class, HrUsers.class).with("lintel.users", "jpq").failure())
                    .contains("lintel.users: nothing built in is called \"jpq\"; there is memory");
        }

        @Test
        void x62_thatTheSettingAsksForFillsItsPlace() {
            try (var app = Deployment.of(MemoryUsers.class, HrUsers.class).with("lintel.users", "plugin").start()) {
                assertThat(usersOf(app)).isEqualTo("hr");
            }
        }

        @Test
        void x62_thatTheSettingAsksForAndIsNotThereStopsTheStart() {
            for (Class<?> none : List.of(LdapUsers.class, WeakUsers.class, FormerUsers.class)) {
                assertThat(Deployment.of(MemoryUsers.class, none).with("lintel.users", "plugin").failure())
                        .contains("lintel.users: no plug-in fills UserStore: the server has found none in WEB-INF/lib, or none that Java ");
            }
        }

        @Test
        void ofTheSamePlaceAsAnotherStopsTheStart() {
            assertThat(Deployment.of(MemoryUsers.class, HrUsers.class, HrStores.class).failure())
                    .contains("UserStore is filled by one bean, but there are " + HrStores.class.getName() + "#users, "
                            + HrUsers.class.getName() + ": take all but one away");
        }

        @Test
        void takesTheEditableFaceOfAStoreToo() {
            try (var app = Deployment.of(EditableJpa.class, HrScopes.class, Console.class).with("lintel.stores", "jpa").start()) {
                assertThat(usersOf(app)).isEqualTo("jpa");
                assertThat(scopesOf(app)).isEqualTo("hr");
                assertThat(app.bean(Console.class).canEdit()).isFalse();
            }
        }
    }

    @Nested
    class NoPlugin {

        @Test
        void isABeanWithAQualifierOfItsOwn() {
            try (var app = Deployment.of(MemoryUsers.class, FormerUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
            }
        }

        @Test
        void isABeanThatHidesItsType() {
            try (var app = Deployment.of(MemoryUsers.class, HiddenUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
            }
        }

        @Test
        void isADecorator() {
            try (var app = Deployment.of(MemoryUsers.class, ShoutingUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("MEMORY");
            }
        }

        @Test
        void isAClassThatIsNoBean() {
            try (var app = Deployment.of(MemoryUsers.class, UsersFromElsewhere.class, AbstractUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
            }
        }

        @Test
        void isAnAlternativeWithoutPriorityAndTheLogSaysSo() {
            try (var app = Deployment.of(MemoryUsers.class, WeakUsers.class).start()) {
                assertThat(usersOf(app)).isEqualTo("memory");
                assertThat(app.log())
                        .contains("WARNING " + WeakUsers.class.getName() + " is an @Alternative without @Priority: CDI ignores it");
            }
        }

        @Test
        void leavesAPlaceEmptyUnnoticed() {
            assertThat(Deployment.of(WeakUsers.class).failure())
                    .contains("Nothing fills UserStore: CDI makes no bean of " + WeakUsers.class.getName());
        }
    }

    private static String usersOf(Deployment app) {
        return app.bean(UserStore.class).find("whoever").orElseThrow().username();
    }

    private static String scopesOf(Deployment app) {
        return app.bean(ScopeStore.class).all().get(0).name();
    }

    private static String clientsOf(Deployment app) {
        return app.bean(ClientStore.class).find("whichever").orElseThrow().clientId();
    }

    @ApplicationScoped
    @Reserve("memory")
    static class MemoryUsers implements Telling.Users {
        @Override
        public String who() {
            return "memory";
        }
    }

    @ApplicationScoped
    @Reserve("jpa")
    static class JpaUsers implements Telling.Users {
        @Override
        public String who() {
            return "jpa";
        }
    }

    @ApplicationScoped
    @Reserve("ldap")
    static class LdapUsers implements Telling.Users {
        @Override
        public String who() {
            return "ldap";
        }
    }

    @ApplicationScoped
    @Reserve("cookie")
    static class CookieMessages implements Telling.Messages {
        @Override
        public String who() {
            return "cookie";
        }
    }

    @ApplicationScoped
    @Reserve("jpa")
    static class JpaMessages implements Telling.Messages {
        @Override
        public String who() {
            return "jpa";
        }
    }

    @ApplicationScoped
    @Reserve("memory")
    static class MemoryClients implements Telling.Clients {
        @Override
        public String who() {
            return "memory";
        }
    }

    @ApplicationScoped
    @Reserve("memory")
    static class MemoryScopes implements Telling.Scopes {
        @Override
        public String who() {
            return "memory";
        }
    }

    @ApplicationScoped
    @Reserve("jpa")
    static class JpaClients implements Telling.Clients {
        @Override
        public String who() {
            return "jpa";
        }
    }

    @ApplicationScoped
    @Reserve("standard")
    static class StandardConsent implements Telling.Consents {
    }

    @ApplicationScoped
    @Reserve("memory")
    static class MemoryStores {
        @Produces
        UserStore users() {
            return Telling.Users.as("memory");
        }

        @Produces
        ClientStore clients = Telling.Clients.as("memory");
    }

    @ApplicationScoped
    @Reserve("jpa")
    static class JpaEverything implements Telling.Users, Telling.Scopes {
        @Override
        public String who() {
            return "jpa";
        }
    }

    interface Catalogue extends ScopeStore {
    }

    @ApplicationScoped
    @Reserve("jpa")
    static class EditableJpa extends JpaEverything implements Catalogue {
    }

    @ApplicationScoped
    static class Console {
        @Inject
        Instance<Catalogue> catalogue;

        boolean canEdit() {
            return catalogue.isResolvable();
        }
    }

    @ApplicationScoped
    static class HrUsers implements Telling.Users {
        @Override
        public String who() {
            return "hr";
        }
    }

    @ApplicationScoped
    static class HrScopes implements Telling.Scopes {
        @Override
        public String who() {
            return "hr";
        }
    }

    @ApplicationScoped
    static class HrEverything implements Telling.Users, Telling.Scopes {
        @Override
        public String who() {
            return "hr";
        }
    }

    @ApplicationScoped
    static class HrStores {
        @Produces
        @ApplicationScoped
        UserStore users() {
            return Telling.Users.as("hr method");
        }
    }

    @ApplicationScoped
    static class HrField {
        @Produces
        UserStore users = Telling.Users.as("hr field");
    }

    @ApplicationScoped
    @Alternative
    @Priority(10)
    static class StrongUsers implements Telling.Users {
        @Override
        public String who() {
            return "strong";
        }
    }

    @ApplicationScoped
    @Alternative
    @Priority(20)
    static class StrongerUsers implements Telling.Users {
        @Override
        public String who() {
            return "stronger";
        }
    }

    @ApplicationScoped
    static class StrongProducer {
        @Produces
        @Alternative
        @Priority(10)
        UserStore users() {
            return Telling.Users.as("strong method");
        }
    }

    @ApplicationScoped
    @Alternative
    static class WeakUsers implements Telling.Users {
        @Override
        public String who() {
            return "weak";
        }
    }

    @ApplicationScoped
    static class CopyingUsers extends MemoryUsers {
        @Override
        public String who() {
            return "copy of " + super.who();
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Former {
    }

    @ApplicationScoped
    @Former
    static class FormerUsers implements Telling.Users {
        @Override
        public String who() {
            return "former";
        }
    }

    @ApplicationScoped
    @Typed(HiddenUsers.class)
    static class HiddenUsers implements Telling.Users {
        @Override
        public String who() {
            return "hidden";
        }
    }

    @Decorator
    @Priority(10)
    abstract static class ShoutingUsers implements UserStore {
        @Inject
        @Delegate
        UserStore quiet;

        @Override
        public Optional<User> find(String subject) {
            return quiet.find(subject).map(user -> new User(user.subject(), user.username().toUpperCase(Locale.ROOT), true, user.claims()));
        }
    }

    static class UsersFromElsewhere implements Telling.Users {
        UsersFromElsewhere(UserStore elsewhere) {
        }

        @Override
        public String who() {
            return "elsewhere";
        }
    }

    abstract static class AbstractUsers implements Telling.Users {
    }
}
