package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.lintel.config.ConfigurationException;
import org.lintel.plugin.Chains;
import org.lintel.spi.Endpoint;

/** What endpoints say of themselves has to be so. */
class EndpointsTest {

    @Test
    void eachApplicationHasThoseBelowItsPath() {
        Endpoints endpoints = of(new Tally(), new Notes());
        assertThat(endpoints.addresses()).containsExactly("/.well-known/notes", "/connect/notes", "/connect/tally");
        assertThat(endpoints.resources("/connect")).containsExactly(Tally.class);
        assertThat(endpoints.resources("/.well-known")).containsExactly(Notes.class);
    }

    @Test
    void x61_twoAtOneAddressStopTheStart() {
        stops("two endpoints have the address /connect/tally: " + Tally.class.getName() + " and " + Copy.class.getName(), new Tally(),
                new Copy());
    }

    @Test
    void x61_oneThatIsElsewhereForJaxRsStopsTheStart() {
        stops(Elsewhere.class.getName() + " says that it is at /connect/here, but its @Path is \"there\" below /connect, /.well-known"
                + " or /admin/api",
                new Elsewhere());
        stops(Nowhere.class.getName() + " is an endpoint without @Path, which no request would reach", new Nowhere());
    }

    private static void stops(String sentence, Endpoint... members) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> of(members)).withMessage(sentence);
    }

    private static Endpoints of(Endpoint... members) {
        var endpoints = new Endpoints();
        endpoints.chains = new Chains() {
            @Override
            public <T> Map<Class<?>, T> membersByClass(Class<T> chain) {
                var byClass = new LinkedHashMap<Class<?>, T>();
                Stream.of(members).forEach(member -> byClass.put(member.getClass(), chain.cast(member)));
                return byClass;
            }
        };
        endpoints.collect();
        return endpoints;
    }

    private abstract static class At implements Endpoint {

        private final List<String> paths;

        At(String... paths) {
            this.paths = List.of(paths);
        }

        @Override
        public List<String> paths() {
            return paths;
        }
    }

    @Path("tally")
    private static final class Tally extends At {
        Tally() {
            super("/connect/tally");
        }
    }

    @Path("/tally/")
    private static final class Copy extends At {
        Copy() {
            super("/connect/tally");
        }
    }

    @Path("notes")
    private static final class Notes extends At {
        Notes() {
            super("/.well-known/notes", "/connect/notes");
        }
    }

    @Path("there")
    private static final class Elsewhere extends At {
        Elsewhere() {
            super("/connect/here");
        }
    }

    private static final class Nowhere extends At {
        Nowhere() {
            super("/connect/nowhere");
        }
    }
}
