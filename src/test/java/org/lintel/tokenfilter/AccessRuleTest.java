package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;
import org.lintel.tokenfilter.AccessRule.Access;
import org.lintel.tokenfilter.TokenFilterOptions.Protect;

/** What annotations demand. */
class AccessRuleTest {

    static class Plain {

        public void nothing() {
        }

        @PermitAll
        public void open() {
        }

        @DenyAll
        public void closed() {
        }

        @RequiresToken
        public void token() {
        }

        @RequiresScope({"a", "b"})
        public void scope() {
        }

        @RolesAllowed({"admin", "boss"})
        public void role() {
        }

        @RequiresAuthentication(acr = {"gold", "silver"}, maxAge = 60)
        public void authentication() {
        }

        @PermitAll
        @RequiresScope("a")
        public void contradiction() {
        }
    }

    @RequiresScope("class")
    @RolesAllowed("reader")
    static class Demanding {

        public void nothing() {
        }

        @PermitAll
        public void open() {
        }

        @RequiresScope("method")
        @RolesAllowed("writer")
        public void more() {
        }
    }

    @PermitAll
    static class Open {

        public void nothing() {
        }

        @RequiresToken
        public void token() {
        }
    }

    @DenyAll
    static class Closed {

        public void nothing() {
        }

        @RolesAllowed("admin")
        public void role() {
        }
    }

    interface Contract {

        @RequiresScope("contract")
        void promised();
    }

    static class Keeping implements Contract {

        @Override
        public void promised() {
        }
    }

    static class Proxy extends Keeping {

        @Override
        public void promised() {
            super.promised();
        }
    }

    private static AccessRule rule(Class<?> type, String method, Protect protect) {
        try {
            return AccessRule.of(type, type.getDeclaredMethod(method), protect);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static AccessRule rule(Class<?> type, String method) {
        return rule(type, method, Protect.EVERYTHING);
    }

    @Test
    void api5_everythingNeedsATokenUnlessItIsOpened() {
        assertThat(rule(Plain.class, "nothing").access()).isEqualTo(Access.TOKEN);
        assertThat(rule(Plain.class, "open").access()).isEqualTo(Access.EVERYBODY);
        assertThat(rule(Plain.class, "closed").access()).isEqualTo(Access.NOBODY);
        assertThat(AccessRule.of(null, null, Protect.EVERYTHING).access()).isEqualTo(Access.TOKEN);
    }

    @Test
    void orOnlyWhatIsAnnotatedDoes() {
        assertThat(rule(Plain.class, "nothing", Protect.ANNOTATED).access()).isEqualTo(Access.EVERYBODY);
        for (String method : new String[] {"token", "scope", "role", "authentication"}) {
            assertThat(rule(Plain.class, method, Protect.ANNOTATED).access()).isEqualTo(Access.TOKEN);
        }
        assertThat(rule(Plain.class, "closed", Protect.ANNOTATED).access()).isEqualTo(Access.NOBODY);
    }

    @Test
    void annotationsSayWhat() {
        assertThat(rule(Plain.class, "scope").scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(rule(Plain.class, "scope").roles()).isNull();
        assertThat(rule(Plain.class, "role").roles()).containsExactlyInAnyOrder("admin", "boss");
        assertThat(rule(Plain.class, "authentication").acrValues()).containsExactly("gold", "silver");
        assertThat(rule(Plain.class, "authentication").maxAge()).isEqualTo(60);
        assertThat(rule(Plain.class, "nothing").maxAge()).isNegative();
    }

    @Test
    void ofContradictionsTheStricterHolds() {
        assertThat(rule(Plain.class, "contradiction").access()).isEqualTo(Access.TOKEN);
    }

    @Test
    void aMethodIsNearerThanItsClass() {
        assertThat(rule(Demanding.class, "nothing").scopes()).containsExactly("class");
        assertThat(rule(Demanding.class, "nothing").roles()).containsExactly("reader");
        assertThat(rule(Demanding.class, "open").access()).isEqualTo(Access.EVERYBODY);
        assertThat(rule(Demanding.class, "more").scopes()).containsExactlyInAnyOrder("class", "method");
        assertThat(rule(Demanding.class, "more").roles()).containsExactly("writer");
        assertThat(rule(Open.class, "nothing").access()).isEqualTo(Access.EVERYBODY);
        assertThat(rule(Open.class, "token").access()).isEqualTo(Access.TOKEN);
        assertThat(rule(Closed.class, "nothing").access()).isEqualTo(Access.NOBODY);
        assertThat(rule(Closed.class, "role").access()).isEqualTo(Access.TOKEN);
    }

    @Test
    void whatAnInterfaceOrASuperclassDemandsHolds() {
        assertThat(rule(Keeping.class, "promised").scopes()).containsExactly("contract");
        assertThat(rule(Proxy.class, "promised").scopes()).containsExactly("contract");
        assertThat(rule(Proxy.class, "promised", Protect.ANNOTATED).access()).isEqualTo(Access.TOKEN);
    }
}
