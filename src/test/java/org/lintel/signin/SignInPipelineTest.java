package org.lintel.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.announce.Announcements;
import org.lintel.browser.RemoteAddress;
import org.lintel.event.SignedIn;
import org.lintel.model.Claims;
import org.lintel.model.Parameters;
import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.model.SignInDecision;
import org.lintel.model.SignInStep;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.oauth.LimitsOf;
import org.lintel.plugin.Chains;
import org.lintel.session.BrowserSession;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.SignInPolicy;
import org.lintel.standard.InMemory;
import org.lintel.standard.StandardSignInPolicy;

/** The one way in, with a method of somebody else. */
class SignInPipelineTest {

    private static final User BOB = new User("1", "bob", true, Claims.NONE);
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Parameters TYPED = new Parameters(Map.of("number", List.of("4711")));

    private final List<String> happened = new ArrayList<>();
    private final SignInPipeline pipeline = new SignInPipeline();

    private Session session;
    private boolean over;
    private boolean holds = true;

    private final SignInPurpose purpose = new SignInPurpose(new Wanted("shop", List.of(), List.of(), null, null), () -> over,
            begun -> happened.add("begun"));

    private final class Badge implements SignInMethod {

        @Override
        public String name() {
            return "badge";
        }

        @Override
        public String account(Parameters typed) {
            return typed.optional("number").orElse(null);
        }

        @Override
        public SignInStep go(Parameters typed) {
            return new SignInStep.Proven(BOB, List.of("hwk", "pin"), "harbour");
        }

        @Override
        public boolean stillHolds(User user, Parameters typed) {
            happened.add("asked once more");
            if (!holds) {
                throw new UnavailableException("the reader is away", Duration.ofSeconds(1), null);
            }
            return true;
        }
    }

    @BeforeEach
    void build() {
        pipeline.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        pipeline.policy = new StandardSignInPolicy();
        pipeline.remoteAddress = new RemoteAddress() {

            @Override
            public String address(HttpServletRequest request) {
                return "10.0.0.1";
            }
        };
        pipeline.methods = methods(new Badge());
        pipeline.brakes = new SignInBrakes() {

            @Override
            void remember(String account) {
                happened.add("remembered " + account);
            }
        };
        pipeline.brakes.limits = LimitsOf.nothing();
        pipeline.brakes.remoteAddress = pipeline.remoteAddress;
        pipeline.brakes.delays = SignInDelaysOf.store(InMemory.attempts(Clock.systemUTC()));
        pipeline.announcements = new Announcements() {

            @Override
            public void tell(Record event) {
                happened.add(((SignedIn) event).clientId());
            }
        };
        pipeline.browser = new BrowserSession() {

            @Override
            public Session signIn(User user, List<Proof> proofs, String acr, boolean remember) {
                session = new Session("key", "sid", "issuer", user.subject(), proofs.get(0).at(), proofs.get(0).amr(), acr,
                        proofs.get(0).idp(), proofs, Set.of(), NOW, NOW, NOW, remember, "", "state");
                return session;
            }

            @Override
            public void end() {
                session = null;
            }
        };
    }

    @Test
    void aSessionKeepsWhatItRestsOn() {
        assertThat(pipeline.signIn("badge", TYPED, true, purpose)).isInstanceOf(SignInTry.Right.class);
        assertThat(session.proofs()).containsExactly(new Proof("badge", List.of("hwk", "pin"), "harbour", NOW));
        assertThat(session.idp()).isEqualTo("harbour");
        assertThat(session.context()).as("nobody has said what a badge is worth").isEmpty();
        assertThat(happened).containsExactly("shop", "begun", "asked once more", "remembered badge 4711");
    }

    @Test
    void whatDoesNotHoldAnyMoreOrCannotBeAskedEndsTheSession() {
        holds = false;
        assertThatThrownBy(() -> pipeline.signIn("badge", TYPED, true, purpose)).isInstanceOf(UnavailableException.class);
        assertThat(session).isNull();
    }

    @Test
    void nobodyIsSignedInForWhatIsOver() {
        over = true;
        assertThat(pipeline.signIn("badge", TYPED, true, purpose)).isEqualTo(new SignInTry.Over());
        assertThat(pipeline.signIn(BOB, List.of("hwk"), true, purpose)).isFalse();
        assertThat(session).isNull();
    }

    @Test
    void aPolicyThatRefusesIsHeardWhoeverHasFoundOutWhoItIs() {
        pipeline.policy = new SignInPolicy() {

            @Override
            public SignInDecision decide(Wanted wanted, User user, List<Proof> proofs) {
                return new SignInDecision.Refuse();
            }

            @Override
            public List<String> acrValues() {
                return List.of();
            }
        };
        assertThat(pipeline.signIn(BOB, List.of("hwk"), true, purpose)).isFalse();
        assertThat(session).isNull();
    }

    @Test
    void thePolicyIsAskedOnce() {
        pipeline.policy = new StandardSignInPolicy() {

            @Override
            public SignInDecision decide(Wanted wanted, User user, List<Proof> proofs) {
                happened.add("decided");
                return super.decide(wanted, user, proofs);
            }
        };
        pipeline.signIn("badge", TYPED, true, purpose);
        assertThat(happened).containsOnlyOnce("decided").startsWith("decided");
    }

    @Test
    void aPasswordIsWorthWhatTheTableSays() {
        assertThat(pipeline.signIn(BOB, List.of("pwd"), false, purpose)).isTrue();
        assertThat(session.acr()).isEqualTo(new StandardSignInPolicy().acrValues().get(0));
    }

    @Test
    void aMethodThatThereIsNotIsAMistakeOfThePage() {
        assertThatThrownBy(() -> pipeline.signIn("smile", TYPED, true, purpose)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smile");
    }

    private static SignInMethods methods(SignInMethod... members) {
        var methods = new SignInMethods();
        methods.chains = new Chains() {

            @Override
            public <T> List<T> members(Class<T> chain) {
                return List.of(members).stream().map(chain::cast).toList();
            }
        };
        methods.begin();
        return methods;
    }
}
