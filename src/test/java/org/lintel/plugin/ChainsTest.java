package org.lintel.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

import org.junit.jupiter.api.Test;
import org.lintel.model.Authorization;
import org.lintel.model.TokenRequest;
import org.lintel.spi.GrantType;

class ChainsTest {

    @Test
    void pluginsJoinTheBuiltIns() {
        try (var app = Deployment.of(CodeGrant.class, DeviceGrant.class).start()) {
            assertThat(grants(app)).containsExactly("code", "device");
        }
    }

    @Test
    void theSmallerPriorityComesFirst() {
        try (var app = Deployment.of(CodeGrant.class, FirstGrant.class, LastGrants.class).start()) {
            assertThat(grants(app)).containsExactly("first", "code", "last");
        }
    }

    @Test
    void anAlternativeHidesTheOthersAndTheLogSaysSo() {
        try (var app = Deployment.of(CodeGrant.class, DeviceGrant.class, AlternativeGrant.class).start()) {
            assertThat(grants(app)).containsExactly("alternative");
            assertThat(app.log()).anySatisfy(line -> assertThat(line).startsWith("WARNING " + AlternativeGrant.class.getName()
                    + " is an @Alternative in the chain GrantType and hides every GrantType that is none"));
        }
    }

    @Test
    void x62_twoOfOneNameStopTheStart() {
        assertThat(Deployment.of(CodeGrant.class, DeviceGrant.class, OtherCodeGrant.class).failure())
                .isEqualTo("The GrantType \"code\" is there twice, in " + CodeGrant.class.getName() + " and in "
                        + OtherCodeGrant.class.getName() + ": take one of them away");
    }

    @Test
    void aChainMayBeEmpty() {
        try (var app = Deployment.of().start()) {
            assertThat(grants(app)).isEmpty();
        }
    }

    private static List<String> grants(Deployment app) {
        return app.bean(Chains.class).members(GrantType.class).stream().map(GrantType::name).toList();
    }

    static class NamedGrant implements GrantType {

        private final String name;

        NamedGrant(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Authorization authorize(TokenRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @ApplicationScoped
    static class CodeGrant extends NamedGrant {
        CodeGrant() {
            super("code");
        }
    }

    @ApplicationScoped
    static class OtherCodeGrant extends NamedGrant {
        OtherCodeGrant() {
            super("code");
        }
    }

    @ApplicationScoped
    static class DeviceGrant extends NamedGrant {
        DeviceGrant() {
            super("device");
        }
    }

    @ApplicationScoped
    @Priority(10)
    static class FirstGrant extends NamedGrant {
        FirstGrant() {
            super("first");
        }
    }

    @ApplicationScoped
    static class LastGrants {
        @Produces
        @Priority(9000)
        GrantType last() {
            return new NamedGrant("last");
        }
    }

    @ApplicationScoped
    @Alternative
    @Priority(10)
    static class AlternativeGrant extends NamedGrant {
        AlternativeGrant() {
            super("alternative");
        }
    }
}
