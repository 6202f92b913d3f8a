package org.lintel.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.EventMetadata;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.event.SignedIn;

/** In which order what happened is told, and that nobody who hears of it can do harm. */
class AnnouncementsTest {

    private static final SignedIn EVENT = new SignedIn("alice-1", "s1", null, "192.0.2.1");
    private static final List<String> HEARD = new ArrayList<>();

    private final List<String> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger("org.lintel.announce");
    private final Handler listener = new Listener();
    private WeldContainer container;
    private Announcements announcements;

    @BeforeEach
    void begin() {
        HEARD.clear();
        logger.addHandler(listener);
        container = new Weld().disableDiscovery().addExtension(new Sinks())
                .beanClasses(Announcements.class, ClientsAreTold.class, GrantsEnd.class, Audit.class, Careless.class, Outdated.class,
                        Careful.class, Patient.class)
                .initialize();
        announcements = container.select(Announcements.class).get();
    }

    @AfterEach
    void end() {
        container.close();
        logger.removeHandler(listener);
    }

    static Stream<Class<?>> events() {
        return new ClassFileImporter().importPackages(SignedIn.class.getPackageName()).stream().filter(JavaClass::isRecord)
                .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("events")
    void x60_whoFailsKeepsNobodyFromHearing(Class<?> type) throws ReflectiveOperationException {
        Record event = made(type);
        announcements.tell(event);
        assertThat(HEARD).containsExactly("audit " + event, "grants end", "clients are told", "careless", "outdated", "careful " + event);
        assertThat(log).anyMatch(
                line -> line.startsWith("SEVERE the observer " + Careless.class.getName() + ", of java.lang.Record, failed at " + event));
    }

    @Test
    void x60_firstLintelsOwnReactionsThenWhatFollowsThenTheSinks() {
        announcements.tell(EVENT, List.<Consumer<Object>>of(event -> HEARD.add("one"), event -> HEARD.add("two")));
        assertThat(HEARD).containsExactly("audit " + EVENT, "grants end", "clients are told", "one", "two", "careless", "outdated",
                "careful " + EVENT);
    }

    @Test
    void x60_aConsequenceThatFailsIsToldOfWhenTheRestIsDone() {
        assertThatThrownBy(() -> announcements.tell(EVENT, List.<Consumer<Object>>of(event -> {
            throw new IllegalStateException("the store is away");
        }, event -> HEARD.add("two")))).hasMessage("the store is away");
        assertThat(HEARD).containsExactly("audit " + EVENT, "grants end", "clients are told", "two", "careless", "outdated",
                "careful " + EVENT);
    }

    /** Only ours are guarded: what applications and servers fire among themselves is theirs. */
    @Test
    void eventsOfOthersAreLeftAlone() {
        assertThatThrownBy(() -> container.event().fire(new OfSomebodyElse())).hasRootCauseMessage("careless");
    }

    @Test
    void whoIsNeverCalledIsToldSoAtStart() {
        assertThat(log).anyMatch(
                line -> line.startsWith("WARNING " + Patient.class.getName() + ", of org.lintel.event.SignedIn, is never called"));
    }

    private static Record made(Class<?> type) throws ReflectiveOperationException {
        Class<?>[] types = Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(types).map(AnnouncementsTest::value).toArray();
        return (Record) type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type) {
        return type == String.class ? "x" : type == int.class ? (Object) 1 : type == long.class ? (Object) 1L
                : type == boolean.class ? (Object) true
                : type == List.class ? List.of() : type == Set.class ? Set.of() : type.getEnumConstants()[0];
    }

    record OfSomebodyElse() {
    }

    @ApplicationScoped
    static class Audit implements Reaction {
        @Override
        public Turn turn() {
            return Turn.AUDIT;
        }

        @Override
        public void to(Record event) {
            HEARD.add("audit " + event);
        }
    }

    @ApplicationScoped
    static class GrantsEnd implements Reaction {
        @Override
        public Turn turn() {
            return Turn.GRANTS_END;
        }

        @Override
        public void to(Record event) {
            HEARD.add("grants end");
            throw new IllegalStateException("the database is away");
        }
    }

    @ApplicationScoped
    static class ClientsAreTold implements Reaction {
        @Override
        public Turn turn() {
            return Turn.CLIENTS_ARE_TOLD;
        }

        @Override
        public void to(Record event) {
            HEARD.add("clients are told");
        }
    }

    @ApplicationScoped
    static class Careless {
        void on(@Observes @Priority(1) Record event) {
            HEARD.add("careless");
            throw new IllegalStateException("careless");
        }
    }

    /** Compiled against something that is no more. */
    @ApplicationScoped
    static class Outdated {
        void on(@Observes @Priority(2) Record event) {
            HEARD.add("outdated");
            throw new NoSuchMethodError("outdated");
        }
    }

    @ApplicationScoped
    static class Careful {
        void on(@Observes @Priority(3) Object event, EventMetadata metadata) {
            if (event instanceof Record) {
                HEARD.add("careful " + event);
                assertThat(metadata.getType()).isEqualTo(event.getClass());
            }
        }
    }

    @ApplicationScoped
    static class Patient {
        void on(@ObservesAsync SignedIn event) {
            HEARD.add("patient");
        }
    }

    private final class Listener extends Handler {

        @Override
        public void publish(LogRecord line) {
            log.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }
}
