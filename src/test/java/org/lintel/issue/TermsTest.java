package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.lintel.model.ApiResource;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Scope;
import org.lintel.spi.GrantPolicy;
import org.lintel.spi.RequestRule;
import org.lintel.spi.ScopeStore;
import org.lintel.standard.StandardGrantPolicy;

/** What is issued on which terms: no policy gives more than is registered, and a rule has the last word. */
class TermsTest {

    private static final Client JOB = Client.builder("job").allowedGrantTypes("client_credentials").accessTokenLifetime(Duration.ofHours(1))
            .build();
    private static final ScopeStore SCOPES = ScopeStore.of(List.of(Scope.resource("read").build(), Scope.resource("write").build()),
            List.of(ApiResource.builder("urn:reading").scopes("read").build(), ApiResource.builder("urn:writing").scopes("write").build()));
    private static final Issuance BOTH = new Issuance(JOB, "client_credentials",
            Authorization.forClient("https://op.example", JOB, List.of("read", "write")));

    private final List<Issuance> seen = new ArrayList<>();

    @Test
    void areTheRegistrationsWhereNobodySaysOtherwise() {
        AgreedTerms agreed = terms(new StandardGrantPolicy()).agree(BOTH);
        assertThat(agreed.authorization()).isSameAs(BOTH.authorization());
        assertThat(agreed.terms()).isEqualTo(GrantTerms.of(JOB, List.of("read", "write"), List.of("urn:reading", "urn:writing")));
        assertThat(seen).containsExactly(BOTH);
    }

    @Test
    void t6_aTokenIsForNoApiWhoseScopesThePolicyTakesAway() {
        AgreedTerms agreed = terms((issuance, registered) -> registered.scopes(List.of("write", "admin"))).agree(BOTH);
        assertThat(agreed.authorization().scopes()).containsExactly("write");
        assertThat(agreed.terms().audience()).containsExactly("urn:writing");
        assertThat(seen).extracting(issuance -> issuance.authorization().scopes()).containsExactly(List.of("write"));
    }

    @Test
    void anAudienceOfThePolicysOwnStays() {
        assertThat(terms((issuance, registered) -> registered.scopes(List.of("write")).audience(List.of("urn:legacy"))).agree(BOTH).terms()
                .audience()).containsExactly("urn:legacy");
    }

    @Test
    void t6_noLifetimeIsLongerThanIsRegistered() {
        assertThat(terms((issuance, registered) -> registered.accessTokenLifetime(Duration.ofDays(1))).agree(BOTH).terms()
                .accessTokenLifetime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void x61_aPolicyThatLeavesNothingRefusesAndOneWithoutAnAnswerFails() {
        Terms nothing = terms((issuance, registered) -> registered.scopes(List.of("admin")));
        assertThat(catchThrowableOfType(OAuthException.class, () -> nothing.agree(BOTH)).error()).isEqualTo(OAuthError.INVALID_SCOPE);
        assertThatNullPointerException().isThrownBy(() -> terms((issuance, registered) -> null).agree(BOTH))
                .withMessageContaining("GrantPolicy");
        assertThat(seen).isEmpty();
    }

    @Test
    void t6_aRuleHasTheLastWord() {
        Terms terms = terms(new StandardGrantPolicy());
        terms.rules = RequestRulesOf.these(new RequestRule() {
            @Override
            public void check(Issuance issuance) {
                throw OAuthError.ACCESS_DENIED.telling("not on Sundays");
            }
        });
        assertThat(catchThrowableOfType(OAuthException.class, () -> terms.agree(BOTH)).description()).isEqualTo("not on Sundays");
    }

    private Terms terms(GrantPolicy policy) {
        var terms = new Terms();
        terms.scopes = SCOPES;
        terms.policy = policy;
        terms.rules = RequestRulesOf.these(new RequestRule() {
            @Override
            public void check(Issuance issuance) {
                seen.add(issuance);
            }
        });
        return terms;
    }
}
