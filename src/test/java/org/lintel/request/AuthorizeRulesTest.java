package org.lintel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.client.Sectors;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.issue.IdentityScopesOf;
import org.lintel.issue.RequestRulesOf;
import org.lintel.model.AuthorizationRequest;
import org.lintel.model.BrowserResponse;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.model.Scope;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.LimitsOf;
import org.lintel.oauth.Pkce;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ResponseType;
import org.lintel.oauth.ReturnedException;
import org.lintel.response.Encodings;
import org.lintel.response.FormPostEncoder;
import org.lintel.response.FragmentEncoder;
import org.lintel.response.QueryEncoder;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.RequestRule;
import org.lintel.spi.ScopeStore;
import org.lintel.standard.StandardSignInPolicy;

/** Each rule of {@link AuthorizeRules} broken once: which error, and who gets to see it. What is not changed is a request without fault. */
class AuthorizeRulesTest {

    private static final String CALLBACK = "https://shop.example/callback";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Client SHOP = Client.builder("shop").redirectUris(CALLBACK, "https://shop.example/other?a=b")
            .allowedScopes("openid", "profile", "api").build();
    private static final Client JS = Client.builder("js").redirectUris(CALLBACK).allowedGrantTypes("implicit").allowAccessToAllScopes(true)
            .build();

    private static final Client BOTH = Client.builder("both").redirectUris(CALLBACK).allowedGrantTypes("authorization_code", "implicit")
            .allowedScopes("openid", "api", "offline_access").build();

    private final AuthorizeRules rules = new AuthorizeRules();

    AuthorizeRulesTest() {
        rules.modes = Encodings.modes();
        rules.prompts = new PromptRules();
        rules.pkce = new PkceRules();
        rules.pkce.settings = Configured.withNothing().settings();
        rules.settings = rules.pkce.settings;
        rules.limits = LimitsOf.nothing();
        rules.clients = ClientStore.of(SHOP, JS, BOTH,
                Client.builder("gone").enabled(false).redirectUris(CALLBACK).allowedScopes("openid").build(),
                Client.builder("one-address").redirectUris(CALLBACK).allowedScopes("openid", "api").build(),
                Client.builder("no-address").allowedScopes("openid", "api").build(),
                Client.builder("machine").redirectUris(CALLBACK).allowedGrantTypes("client_credentials").allowedScopes("api").build(),
                Client.builder("relaxed").redirectUris(CALLBACK).allowedScopes("openid").requirePkce(false).build(),
                Client.builder("browser").redirectUris(CALLBACK).allowedScopes("openid").requireClientSecret(false).build(),
                Client.builder("plain").redirectUris(CALLBACK).allowedScopes("openid").allowPlainTextPkce(true).build());
        rules.scopes = ScopeStore.of(List.of(Scope.OPENID, Scope.PROFILE, Scope.EMAIL, Scope.OFFLINE_ACCESS, Scope.resource("api").build(),
                Scope.resource("gone").enabled(false).build()));
        rules.claims = new ClaimsRules();
        rules.claims.policy = new StandardSignInPolicy();
        rules.claims.identityScopes = IdentityScopesOf.store(rules.scopes);
        rules.sectors = new Sectors();
        rules.requestRules = RequestRulesOf.these();
    }

    @Nested
    class ARuleOfTheDeployer {

        private final List<AuthorizationRequest> seen = new ArrayList<>();

        @Test
        void s1_isAskedLastAndItsRefusalGoesToTheAddressThatIsVerified() {
            rules.requestRules = RequestRulesOf.these(rule(OAuthError.ACCESS_DENIED.telling("no orders on Sundays")));
            var refused = catchThrowableOfType(ReturnedException.class, () -> rules.check(code().parameters()));
            assertThat(refused.error()).isEqualTo(OAuthError.ACCESS_DENIED);
            assertThat(refused.description()).isEqualTo("no orders on Sundays");
            assertThat(refused.address().redirectUri()).isEqualTo(CALLBACK);
            assertThat(seen).singleElement().satisfies(request -> {
                assertThat(request.client()).isEqualTo(SHOP);
                assertThat(request.redirectUri()).isEqualTo(CALLBACK);
                assertThat(request.scopes()).containsExactly("openid", "api");
                assertThat(request.parameters()).isEqualTo(code().parameters());
            });
        }

        @Test
        void hasReasonsThatAreForTheLogAlone() {
            rules.requestRules = RequestRulesOf.these(rule(OAuthError.ACCESS_DENIED.because("on the list of 2026")));
            var refused = catchThrowableOfType(ReturnedException.class, () -> rules.check(code().parameters()));
            assertThat(refused.reason()).isEqualTo("on the list of 2026");
            assertThat(refused.description()).isEqualTo(OAuthError.ACCESS_DENIED.description());
        }

        @Test
        void s1_isNotAskedAboutWhatIsRefusedAnyway() {
            rules.requestRules = RequestRulesOf.these(rule(null));
            assertThatThrownBy(() -> rules.check(code().with("redirect_uri", "https://evil.example").parameters()))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> rules.check(code().with("scope", "unheard-of").parameters())).isInstanceOf(ReturnedException.class);
            assertThat(seen).isEmpty();
            rules.check(code().parameters());
            assertThat(seen).hasSize(1);
        }

        @Test
        void x61_thatFailsIsNoRefusal() {
            rules.requestRules = RequestRulesOf.these(rule(new IllegalStateException("broken")));
            assertThatThrownBy(() -> rules.check(code().parameters())).isInstanceOf(IllegalStateException.class);
        }

        private RequestRule rule(RuntimeException answer) {
            return new RequestRule() {
                @Override
                public void check(AuthorizationRequest request) {
                    seen.add(request);
                    if (answer != null) {
                        throw answer;
                    }
                }
            };
        }
    }

    /** One that was pushed, or came by way of a device: there is a program that hears of it at once, and no browser. */
    @Test
    void whereARefusalGoesIsForWhoeverAsksToSay() {
        RefusalRoute caller = (failure, address) -> failure instanceof Refused refused ? refused.error().because(refused.reason())
                : failure instanceof ReturnedException returned ? returned.error().telling(returned.description()) : failure;

        assertThatThrownBy(() -> rules.check(code().with("client_id", "nobody").parameters(), caller))
                .isInstanceOfSatisfying(OAuthException.class, e -> assertThat(e.error()).isEqualTo(OAuthError.UNAUTHORIZED_CLIENT));
        assertThatThrownBy(() -> rules.check(code().with("max_age", "soon").parameters(), caller))
                .isInstanceOfSatisfying(OAuthException.class,
                        e -> assertThat(e.description()).isEqualTo("max_age is not a number of seconds"));
    }

    @Test
    void everyResourceIsAskedFor() {
        var parameters = new LinkedHashMap<>(code().parameters().values());
        parameters.put("resource", List.of("https://a.example/", "https://b.example/"));

        assertThat(rules.check(new Parameters(parameters)).ask().resources()).containsExactly("https://a.example/", "https://b.example/");
    }

    @Nested
    class ARequestWithoutFault {

        @Test
        void isReadAsItWasSent() {
            AuthorizeRequest request = rules.check(code().with("state", "xyz").with("nonce", "n-0S6").with("prompt", "login consent")
                    .with("max_age", "60").with("login_hint", "bob").parameters());

            assertThat(request.client()).isEqualTo(SHOP);
            assertThat(request.address().redirectUri()).isEqualTo(CALLBACK);
            assertThat(request.address().mode()).isEqualTo(QueryEncoder.MODE);
            assertThat(request.responseType()).isEqualTo(ResponseType.CODE);
            assertThat(request.ask().scopes()).containsExactly("openid", "api");
            assertThat(request.nonce()).isEqualTo("n-0S6");
            assertThat(request.ask().prompts()).isEqualTo(Set.of("login", "consent"));
            assertThat(request.ask().maxAge()).isEqualTo(Duration.ofSeconds(60));
            assertThat(request.ask().loginHint()).isEqualTo("bob");
            assertThat(request.ask().hintedSubject()).isNull();
            assertThat(request.pkce()).isEqualTo(new Pkce(CHALLENGE, "S256"));
        }

        @Test
        void needsNoMoreThanTheRequiredParameters() {
            AuthorizeRequest request = rules.check(code().parameters());

            assertThat(request.nonce()).isNull();
            assertThat(request.ask().prompts()).isEmpty();
            assertThat(request.ask().maxAge()).isNull();
        }

        @Test
        void ofTheImplicitFlowIsAnsweredInTheFragment() {
            assertThat(rules.check(implicit().parameters()).address().mode()).isEqualTo(FragmentEncoder.MODE);
            assertThat(rules.check(implicit().with("response_type", "id_token").parameters()).address().mode())
                    .isEqualTo(FragmentEncoder.MODE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"code id_token", "code token", "code id_token token"})
        void ofTheHybridFlowIsAnsweredInTheFragmentOrPosted(String type) {
            assertThat(rules.check(hybrid(type).parameters()).address().mode()).isEqualTo(FragmentEncoder.MODE);
            assertThat(rules.check(hybrid(type).with("response_mode", "form_post").parameters()).address().mode())
                    .isEqualTo(FormPostEncoder.MODE);
        }

        @Test
        void forNothingIsAnsweredInTheQueryAndNeedsNoMoreThanAnyGrant() {
            for (String clientId : List.of("shop", "js", "both")) {
                var request = rules.check(hybrid("none").with("client_id", clientId).without("code_challenge")
                        .without("code_challenge_method").without("nonce").parameters());
                assertThat(request.address().mode()).isEqualTo(QueryEncoder.MODE);
            }
        }

        @Duty("RFC 6749 3.1.1 response-type")
        @Test
        void mayNameTheWordsOfTheResponseTypeInAnyOrder() {
            assertThat(rules.check(implicit().with("response_type", "token id_token").parameters()).responseType())
                    .isEqualTo(ResponseType.ID_TOKEN_TOKEN);
            for (String order : List.of("code id_token token", "code token id_token", "id_token code token", "token  id_token code")) {
                assertThat(rules.check(hybrid(order).parameters()).responseType()).isEqualTo(ResponseType.CODE_ID_TOKEN_TOKEN);
            }
        }

        @Test
        void withoutAnIdTokenFromHereNeedsNoNonce() {
            assertThat(rules.check(hybrid("code token").without("nonce").parameters()).nonce()).isNull();
            assertThat(rules.check(implicit().with("response_type", "token").without("nonce").parameters()).nonce()).isNull();
        }

        @Test
        void forATokenAloneNeedsNoOpenid() {
            assertThat(rules.check(implicit().with("response_type", "token").with("scope", "api").parameters()).ask().scopes())
                    .containsExactly("api");
            assertThat(rules.check(hybrid("code token").with("scope", "api").parameters()).ask().scopes()).containsExactly("api");
        }

        @Test
        void withACodeAmongOthersMayAskForOfflineAccess() {
            var offline = hybrid("code id_token").with("scope", "openid offline_access");
            assertThat(rules.check(offline.parameters()).ask().scopes()).containsExactly("openid", "offline_access");
            assertThat(rules.check(offline.with("response_type", "none").parameters()).ask().scopes()).containsExactly("openid");
        }

        @ParameterizedTest
        @CsvSource({"0,0", "00000000000,0", "3600,3600", "2147483647,2147483647", "9223372036854775808,3153600000",
                "99999999999999999999999999,3153600000"})
        void s10_mayNameAnyAge(String maxAge, long seconds) {
            assertThat(rules.check(code().with("max_age", maxAge).parameters()).ask().maxAge()).isEqualTo(Duration.ofSeconds(seconds));
        }

        @Test
        void s7_mayHaveANonceInsteadOfAChallengeWhereTheOperatorSaysSo() {
            var withNonce = code().without("code_challenge").without("code_challenge_method").with("nonce", "n-0S6");
            assertThatThrownBy(() -> rules.check(withNonce.parameters())).isInstanceOf(ReturnedException.class);
            try (Configured configured = Configured.with(Setting.PKCE_NONCE_SUFFICES, "true")) {
                rules.pkce.settings = configured.settings();
                assertThat(rules.check(withNonce.parameters()).pkce()).isNull();
                for (Asked request : List.of(withNonce.without("nonce"), withNonce.with("scope", "api"),
                        withNonce.with("client_id", "browser").with("scope", "openid"),
                        withNonce.with("code_challenge_method", "S256"), withNonce.with("code_challenge", "short"))) {
                    assertThatThrownBy(() -> rules.check(request.parameters())).isInstanceOf(ReturnedException.class);
                }
                assertThat(rules.check(code().with("nonce", "n-0S6").parameters()).pkce()).as("who sends one is held to it").isNotNull();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"query", "fragment", "form_post"})
        void mayChooseHowACodeTravels(String mode) {
            assertThat(rules.check(code().with("response_mode", mode).parameters()).address().mode()).isEqualTo(mode);
        }

        @Test
        void mayHaveTokensPosted() {
            assertThat(rules.check(implicit().with("response_mode", "form_post").parameters()).address().mode())
                    .isEqualTo(FormPostEncoder.MODE);
        }

        @Test
        void withoutOpenidMayLeaveOutTheOnlyRegisteredAddress() {
            var request = code().with("client_id", "one-address").with("scope", "api").without("redirect_uri");
            assertThat(rules.check(request.parameters()).address().redirectUri()).isEqualTo(CALLBACK);
        }

        @Test
        void mayRepeatResource() {
            assertThat(rules.check(code().twice("resource", "https://a.example", "https://b.example").parameters()).client())
                    .isEqualTo(SHOP);
        }

        @Test
        void h14_ofAClientWithAccessToAllScopesMayNameAnyRegisteredOne() {
            assertThat(rules.check(implicit().with("scope", "openid profile email api").parameters()).ask().scopes())
                    .containsExactly("openid", "profile", "email", "api");
        }

        /** "Scope values used that are not understood by an implementation SHOULD be ignored" (Core §3.1.2.1). */
        @Test
        void x43_losesUnknownScopesWhereTheOperatorSaysSo() {
            try (Configured configured = Configured.with(Setting.UNKNOWN_SCOPES, "ignore")) {
                rules.settings = configured.settings();
                assertThat(rules.check(code().with("scope", "openid foo api").parameters()).ask().scopes()).containsExactly("openid",
                        "api");
                for (String scope : List.of("foo", "openid email")) {
                    assertThatThrownBy(() -> rules.check(code().with("scope", scope).parameters())).isInstanceOf(ReturnedException.class);
                }
            }
        }

        @Test
        void x42_mayHaveWhatNobodyKnowsOfAnyLength() {
            assertThat(rules.check(code().with("unheard_of", "x".repeat(60_000)).parameters()).client()).isEqualTo(SHOP);
        }

        @Test
        void namesEachScopeOnce() {
            assertThat(rules.check(code().with("scope", "openid  api openid").parameters()).ask().scopes()).containsExactly("openid",
                    "api");
        }

        @Duty("RFC 7636 5 compatible")
        @Test
        void needsNoChallengeWhereTheClientNeedsNone() {
            assertThat(rules.check(code().with("client_id", "relaxed").with("scope", "openid").without("code_challenge")
                    .without("code_challenge_method").parameters()).pkce()).isNull();
        }

        @Test
        void s7_mayUsePlainWhereTheClientMay() {
            var request = code().with("client_id", "plain").with("scope", "openid");
            assertThat(rules.check(request.with("code_challenge_method", "plain").parameters()).pkce().method()).isEqualTo("plain");
            assertThat(rules.check(request.without("code_challenge_method").parameters()).pkce().method()).isEqualTo("plain");
        }

        @Test
        void si14_keepsStateAndNonceAsTheyAre() {
            assertThat(rules.check(implicit().with("nonce", " ä+b ").parameters()).nonce()).isEqualTo(" ä+b ");
        }

        /** Core §5.5: beside "name", for which the client may ask, there is a claim of a scope that is not for it. */
        @Test
        void h14_mayNameClaimsOfScopesThatTheClientMayHave() {
            AuthorizeRequest request = rules.check(code().with("claims",
                    "{\"userinfo\": {\"name\": {\"essential\": true}, \"email\": null}, \"id_token\": {\"sub\": {\"value\": \"1\"}}}")
                    .parameters());

            assertThat(request.ask().scopes()).containsExactly("openid", "api");
            assertThat(request.ask().claimScopes()).containsExactly("profile");
            assertThat(request.ask().permissions()).containsExactly("openid", "api", "profile");
            assertThat(request.ask().hintedSubject()).contains("1");
        }

        @Test
        void hasWhatTheDiscoveryDocumentPromises() {
            assertThat(AuthorizeRules.responseTypes()).hasSize(8)
                    .allSatisfy(type -> assertThat(rules.check(hybrid(type).parameters()).responseType().parameter()).isEqualTo(type));
            AuthorizeRules.promptValues().forEach(
                    prompt -> assertThat(rules.check(code().with("prompt", prompt).parameters()).ask().prompts()).containsExactly(prompt));
        }
    }

    /** Before the address is verified a person gets to see the error; the application behind the address hears nothing. */
    @Nested
    class AnsweredWithAPage {

        static final List<Broken> NO_ADDRESS_YET = List.of(
                broken("s3_redirect_uri repeated", code().twice("redirect_uri", CALLBACK, CALLBACK), OAuthError.INVALID_REQUEST),
                broken("s3_client_id repeated", code().twice("client_id", "shop", "js"), OAuthError.INVALID_REQUEST),
                broken("s4_no client", code().without("client_id"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_h10_an unknown client", code().with("client_id", "nobody"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_h10_a client id in another case", code().with("client_id", "SHOP"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_h10_a disabled client", code().with("client_id", "gone"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s3_no redirect_uri with openid", code().without("redirect_uri"), OAuthError.INVALID_REQUEST),
                broken("s3_no redirect_uri with openid and one registered", code().with("client_id", "one-address").without("redirect_uri"),
                        OAuthError.INVALID_REQUEST),
                broken("s3_no redirect_uri and several registered", code().with("scope", "api").without("redirect_uri"),
                        OAuthError.INVALID_REQUEST),
                broken("no redirect_uri and none registered", code().with("client_id", "no-address").with("scope", "api")
                        .without("redirect_uri"), OAuthError.INVALID_REQUEST),
                broken("s4_h11_a code for the implicit client", code().with("client_id", "js"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_tokens for the client of the code flow", implicit().with("client_id", "shop"), OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_an id_token for the client of the code flow",
                        implicit().with("client_id", "shop").with("response_type", "id_token"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_a code with an id_token for the client of the code flow", hybrid("code id_token").with("client_id", "shop"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_a code with a token for the client of the code flow", hybrid("code token").with("client_id", "shop"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_a code with both for the client of the code flow", hybrid("code id_token token").with("client_id", "shop"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s6_a token alone for the client of the code flow", hybrid("token").with("client_id", "shop"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_h11_a code with an id_token for the implicit client", hybrid("code id_token").with("client_id", "js"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_nothing for a client that only has credentials", hybrid("none").with("client_id", "machine"),
                        OAuthError.UNAUTHORIZED_CLIENT),
                broken("s4_a client that only has credentials", code().with("client_id", "machine"), OAuthError.UNAUTHORIZED_CLIENT));

        @Duty({"Core 3.1.2.2 oauth-parameters", "Core 3.1.2.2 required-parameters", "Core 3.1.2.6 request-uri-not-supported",
                "Core 3.1.2.6 registration-not-supported", "RFC 6749 3.3 scope-default", "RFC 6749 4.1.1 validates"})
        @ParameterizedTest
        @FieldSource("NO_ADDRESS_YET")
        void isEachOfThese(Broken broken) {
            var refused = catchThrowableOfType(Refused.class, () -> rules.check(broken.request.parameters()));

            assertThat(refused).isNotNull();
            assertThat(refused.error()).isEqualTo(broken.error);
            assertThat(refused.reason()).isNotBlank();
            assertThat(refused.isOver()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "https://evil.example/callback", "https://shop.example/callback/more", "https://shop.example/callback/",
                "https://shop.example/",
                "https://shop.example/callback?a=b", "https://shop.example/callback#f", "https://shop.example/Callback",
                "HTTPS://shop.example/callback", "https://SHOP.example/callback", "http://shop.example/callback",
                "https://shop.example:443/callback", "https://shop.example:8443/callback", "https://shop.example./callback",
                "https://shop.example/callback/..;/evil", "https://shop.example/x/../callback", "https://shop.example/%63allback",
                "https://shop.example/callback%2e%2e/", "https://shop.example\\@evil.example/callback",
                "https://shop.example@evil.example/callback", "https://shop.example@evil@evil.example/callback",
                "https://evil.example\\shop.example/callback", "https://shop.example/callback\t", "https://shop.example/callback\r\nX: y",
                " https://shop.example/callback", "https://shop.example.evil.example/callback", "https://sh\u043Fop.example/callback",
                "https://xn--shop.example/callback", "https://[::1]/callback", "//shop.example/callback", "/callback",
                "javascript:alert(1)",
                "https://shop.example/other", "https://shop.example/other?a=b&c=d", "https://shop.example/other?a=B"})
        void s1_h12_isAnAddressThatDiffersInAnything(String address) {
            var refused = catchThrowableOfType(Refused.class, () -> rules.check(code().with("redirect_uri", address).parameters()));

            assertThat(refused).isNotNull();
            assertThat(refused.error()).isEqualTo(OAuthError.INVALID_REQUEST);
            assertThat(refused.client()).isEqualTo(SHOP);
            assertThat(refused.reason()).doesNotContain(address);
        }

        @Test
        void aWrongAddressComesBeforeEverythingTheClientWouldBeTold() {
            var request = code().with("redirect_uri", "https://evil.example/").with("scope", "nonsense").with("prompt", "none login");
            assertThatThrownBy(() -> rules.check(request.parameters())).isInstanceOf(Refused.class);
        }
    }

    /** Once the address is verified, the application hears of every error, in the mode in which it would have had its answer. */
    @Nested
    class ReturnedToTheClient {

        static final List<Broken> ADDRESS_VERIFIED = List.of(
                broken("s3_state repeated", code().twice("state", "a", "b"), OAuthError.INVALID_REQUEST),
                broken("s3_an unknown parameter repeated", code().twice("x", "1", "2"), OAuthError.INVALID_REQUEST),
                broken("s20_a scope that is too long", code().with("scope", "x".repeat(2001)), OAuthError.INVALID_REQUEST),
                broken("s20_claims that are too long", code().with("claims", "{\"userinfo\": {}}" + " ".repeat(4000)),
                        OAuthError.INVALID_REQUEST),
                broken("s20_a state that is too long", code().with("state", "x".repeat(2049)), OAuthError.INVALID_REQUEST),
                broken("x42_a nonce that is too long", code().with("nonce", "x".repeat(1001)), OAuthError.INVALID_REQUEST),
                broken("x42_an acr_values that is too long", code().with("acr_values", "x".repeat(1001)), OAuthError.INVALID_REQUEST),
                broken("x42_a repeated response_type", code().twice("response_type", "code", "token"), OAuthError.INVALID_REQUEST),
                broken("x42_a repeated response_mode", code().twice("response_mode", "query", "form_post"), OAuthError.INVALID_REQUEST),
                broken("no response_type", code().without("response_type"), OAuthError.INVALID_REQUEST),
                broken("s6_a response type that does not exist", code().with("response_type", "magic"),
                        OAuthError.UNSUPPORTED_RESPONSE_TYPE),
                broken("s6_nothing together with something", hybrid("code none"), OAuthError.UNSUPPORTED_RESPONSE_TYPE),
                broken("s6_a code with tokens in the query", hybrid("code token").with("response_mode", "query"),
                        OAuthError.INVALID_REQUEST),
                broken("s6_a code with an id_token in the query", hybrid("code id_token").with("response_mode", "query"),
                        OAuthError.INVALID_REQUEST),
                broken("s6_a token alone in the query", implicit().with("response_type", "token").with("response_mode", "query"),
                        OAuthError.INVALID_REQUEST),
                broken("a response type in another case", code().with("response_type", "CODE"), OAuthError.UNSUPPORTED_RESPONSE_TYPE),
                broken("an unknown response mode", code().with("response_mode", "pigeon"), OAuthError.INVALID_REQUEST),
                broken("a response mode in another case", code().with("response_mode", "QUERY"), OAuthError.INVALID_REQUEST),
                broken("s6_a response mode that is not built", code().with("response_mode", "form_post.jwt"), OAuthError.INVALID_REQUEST),
                broken("s6_tokens in the query", implicit().with("response_mode", "query"), OAuthError.INVALID_REQUEST),
                broken("an id_token in the query", implicit().with("response_type", "id_token").with("response_mode", "query"),
                        OAuthError.INVALID_REQUEST),
                broken("s12_a request_uri", code().with("request_uri", "https://shop.example/r"), OAuthError.REQUEST_URI_NOT_SUPPORTED),
                broken("a registration", code().with("registration", "{}"), OAuthError.REGISTRATION_NOT_SUPPORTED),
                broken("no scope", code().without("scope"), OAuthError.INVALID_SCOPE),
                broken("only blanks for a scope", code().with("scope", "   "), OAuthError.INVALID_SCOPE),
                broken("h16_an unregistered scope", code().with("scope", "openid nonsense"), OAuthError.INVALID_SCOPE),
                broken("h16_an unregistered scope of a client with access to all", implicit().with("scope", "openid nonsense"),
                        OAuthError.INVALID_SCOPE),
                broken("a disabled scope", implicit().with("scope", "openid gone"), OAuthError.INVALID_SCOPE),
                broken("h14_a scope that the client does not list", code().with("scope", "openid email"), OAuthError.INVALID_SCOPE),
                broken("an id_token without openid", implicit().with("scope", "api"), OAuthError.INVALID_SCOPE),
                broken("l14_no nonce for an id_token", implicit().with("response_type", "id_token").without("nonce"),
                        OAuthError.INVALID_REQUEST),
                broken("l14_no nonce for both tokens", implicit().without("nonce"), OAuthError.INVALID_REQUEST),
                broken("no nonce for a code with an id_token", hybrid("code id_token").without("nonce"), OAuthError.INVALID_REQUEST),
                broken("no nonce for a code with both tokens", hybrid("code id_token token").without("nonce"), OAuthError.INVALID_REQUEST),
                broken("a code with an id_token without openid", hybrid("code id_token").with("scope", "api"), OAuthError.INVALID_SCOPE),
                broken("s7_no challenge for a code among others", hybrid("code id_token").without("code_challenge")
                        .without("code_challenge_method"), OAuthError.INVALID_REQUEST),
                broken("nothing but offline_access, without a code", hybrid("none").with("scope", "offline_access"),
                        OAuthError.INVALID_SCOPE),
                broken("s7_no challenge", code().without("code_challenge").without("code_challenge_method"), OAuthError.INVALID_REQUEST),
                broken("s7_a method without challenge",
                        code().with("client_id", "relaxed").with("scope", "openid").without("code_challenge"),
                        OAuthError.INVALID_REQUEST),
                broken("s7_plain", code().with("code_challenge_method", "plain"), OAuthError.INVALID_REQUEST),
                broken("s7_plain by leaving out the method", code().without("code_challenge_method"), OAuthError.INVALID_REQUEST),
                broken("s7_an unknown method", code().with("code_challenge_method", "S512"), OAuthError.INVALID_REQUEST),
                broken("s7_a challenge of 42 characters", code().with("code_challenge", "a".repeat(42)), OAuthError.INVALID_REQUEST),
                broken("s7_a challenge of 129 characters", code().with("code_challenge", "a".repeat(129)), OAuthError.INVALID_REQUEST),
                broken("s7_a challenge with padding", code().with("code_challenge", "a".repeat(43) + "="), OAuthError.INVALID_REQUEST),
                broken("prompt=none with another", code().with("prompt", "none login"), OAuthError.INVALID_REQUEST),
                broken("an unknown prompt", code().with("prompt", "dance"), OAuthError.INVALID_REQUEST),
                broken("an unknown prompt with a known one", code().with("prompt", "login dance"), OAuthError.INVALID_REQUEST),
                broken("a prompt in another case", code().with("prompt", "LOGIN"), OAuthError.INVALID_REQUEST),
                broken("prompt=create while there is no registration", code().with("prompt", "create"), OAuthError.INVALID_REQUEST),
                broken("max_age that is no number", code().with("max_age", "soon"), OAuthError.INVALID_REQUEST),
                broken("max_age below zero", code().with("max_age", "-1"), OAuthError.INVALID_REQUEST),
                broken("max_age with a fraction", code().with("max_age", "1.5"), OAuthError.INVALID_REQUEST),
                broken("claims that are no JSON", code().with("claims", "name"), OAuthError.INVALID_REQUEST),
                broken("claims that are no object", code().with("claims", "[\"name\"]"), OAuthError.INVALID_REQUEST),
                broken("claims about two users", code().with("claims", "{\"id_token\": {\"sub\": {\"values\": [\"1\", \"2\"]}}}"),
                        OAuthError.INVALID_REQUEST),
                broken("an acr that no sign-in has",
                        code().with("claims", "{\"id_token\": {\"acr\": {\"essential\": true, \"value\": \"gold\"}}}"),
                        OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS));

        @Duty({"Core 3.1.2.2 oauth-parameters", "Core 3.1.2.2 required-parameters", "Core 3.1.2.6 request-uri-not-supported",
                "Core 3.1.2.6 registration-not-supported", "RFC 6749 3.3 scope-default", "RFC 6749 4.1.1 validates"})
        @ParameterizedTest
        @FieldSource("ADDRESS_VERIFIED")
        void isEachOfThese(Broken broken) {
            var returned = catchThrowableOfType(ReturnedException.class, () -> rules.check(broken.request.parameters()));

            assertThat(returned).isNotNull();
            assertThat(returned.error()).isEqualTo(broken.error);
            assertThat(returned.reason()).isNotBlank();
            assertThat(returned.address().redirectUri()).isEqualTo(CALLBACK);
        }

        /** One that is ambiguous, or that no client could have sent, is not given back. */
        @Test
        void x42_withTheStateIfItIsOne() {
            assertThat(stateOf(code().with("scope", "nonsense").with("state", "x y"))).isEqualTo("x%20y");
            assertThat(stateOf(code().twice("state", "a", "b"))).isNull();
            assertThat(stateOf(code().with("state", "x".repeat(2049)))).isNull();
        }

        private String stateOf(Asked request) {
            var returned = catchThrowableOfType(ReturnedException.class, () -> rules.check(request.parameters()));
            String location = ((BrowserResponse.Redirect) returned.address().answer(Map.of(), "i")).location();
            return location.contains("state=") ? location.replaceFirst(".*state=([^&]*).*", "$1") : null;
        }

        @Test
        void x43_namesTheParameterAndTheRule() {
            assertThat(told(code().without("code_challenge").without("code_challenge_method")))
                    .isEqualTo("code_challenge is missing (RFC 7636)");
            assertThat(told(code().with("scope", "openid foo"))).isEqualTo("the scope foo is not known");
            assertThat(told(code().with("scope", "openid email"))).isEqualTo("the scope email is not allowed for the client");
            assertThat(told(code().with("scope", "openid <b>"))).isEqualTo("a scope with unusual characters is not known");
            assertThat(told(code().with("nonce", "x".repeat(1001)))).isEqualTo("the parameter nonce is longer than 1000 characters");
            assertThat(told(code().twice("nonce", "a", "b"))).isEqualTo("the parameter nonce is repeated");
            assertThat(told(code().twice("<b>", "a", "b"))).isEqualTo("a parameter is repeated");
            assertThat(told(code().with("claims", "<b>"))).isEqualTo("claims is not accepted");
        }

        private String told(Asked request) {
            return catchThrowableOfType(ReturnedException.class, () -> rules.check(request.parameters())).description();
        }

        /** Whatever it is: nobody sees a page in a hidden frame. */
        @Test
        void x44_evenWhatWouldBeAPageIfTheRequestIsSilent() {
            var wrongFlow = code().with("client_id", "machine").with("prompt", "none");
            assertThat(catchThrowableOfType(ReturnedException.class, () -> rules.check(wrongFlow.parameters())).error())
                    .isEqualTo(OAuthError.UNAUTHORIZED_CLIENT);
            rules.scopes = failing(new UnavailableException("the database is away", Duration.ofSeconds(3), null));
            assertThat(catchThrowableOfType(ReturnedException.class, () -> rules.check(code().with("prompt", "none").parameters())).error())
                    .isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE);
            assertThatThrownBy(() -> rules.check(code().parameters())).isInstanceOf(UnavailableException.class);
            rules.scopes = failing(new IllegalStateException("a plug-in fails"));
            assertThat(catchThrowableOfType(ReturnedException.class, () -> rules.check(code().with("prompt", "none").parameters())).error())
                    .isEqualTo(OAuthError.SERVER_ERROR);
            assertThatThrownBy(() -> rules.check(code().with("prompt", "none").with("redirect_uri", "https://evil.example/").parameters()))
                    .isInstanceOf(Refused.class);
        }

        private static ScopeStore failing(RuntimeException failure) {
            return (ScopeStore) Proxy.newProxyInstance(ScopeStore.class.getClassLoader(), new Class<?>[] {ScopeStore.class},
                    (self, method, given) -> {
                        throw failure;
                    });
        }

        @Duty("Core 3.1.2.5 code-response")
        @Test
        void inTheQueryForACode() {
            assertThat(modeOf(code().with("scope", "nonsense"))).isEqualTo(QueryEncoder.MODE);
        }

        @Duty({"Core 3.2.2.6 error-in-fragment", "RFC 6749 4.2.2.1 errors"})
        @Test
        void inTheFragmentForTokens() {
            assertThat(modeOf(implicit().with("scope", "nonsense"))).isEqualTo(FragmentEncoder.MODE);
        }

        @Duty("Core 3.1.2.6 error-parameters")
        @Test
        void inTheModeThatWasAskedFor() {
            assertThat(modeOf(code().with("scope", "nonsense").with("response_mode", "form_post"))).isEqualTo(FormPostEncoder.MODE);
            assertThat(modeOf(code().with("scope", "nonsense").with("response_mode", "fragment"))).isEqualTo(FragmentEncoder.MODE);
        }

        @Test
        void s6_inTheFragmentWhereTheQueryWouldLeak() {
            assertThat(modeOf(implicit().with("response_mode", "query"))).isEqualTo(FragmentEncoder.MODE);
            assertThat(modeOf(hybrid("code id_token").with("response_mode", "query"))).isEqualTo(FragmentEncoder.MODE);
        }

        @Test
        void inTheDefaultModeOfTheResponseTypeKnownOrNot() {
            assertThat(modeOf(code().without("response_type"))).isEqualTo(QueryEncoder.MODE);
            assertThat(modeOf(hybrid("code token").with("scope", "nonsense"))).isEqualTo(FragmentEncoder.MODE);
            assertThat(modeOf(hybrid("token device"))).isEqualTo(FragmentEncoder.MODE);
            assertThat(modeOf(hybrid("none").with("scope", "nonsense"))).isEqualTo(QueryEncoder.MODE);
        }

        @Test
        void inTheDefaultModeWhereTheModeIsUnknown() {
            assertThat(modeOf(code().with("response_mode", "pigeon"))).isEqualTo(QueryEncoder.MODE);
            assertThat(modeOf(implicit().with("response_mode", "pigeon"))).isEqualTo(FragmentEncoder.MODE);
        }

        private String modeOf(Asked request) {
            return catchThrowableOfType(ReturnedException.class, () -> rules.check(request.parameters())).address().mode();
        }
    }

    private record Broken(String what, Asked request, OAuthError error) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static Broken broken(String what, Asked request, OAuthError error) {
        return new Broken(what, request, error);
    }

    private static Asked code() {
        return new Asked(Map.of()).with("client_id", "shop").with("redirect_uri", CALLBACK).with("response_type", "code")
                .with("scope", "openid api").with("code_challenge", CHALLENGE).with("code_challenge_method", "S256");
    }

    private static Asked implicit() {
        return new Asked(Map.of()).with("client_id", "js").with("redirect_uri", CALLBACK).with("response_type", "id_token token")
                .with("scope", "openid api").with("nonce", "n-0S6");
    }

    /** For any response type: of a client that may have codes and tokens. */
    private static Asked hybrid(String responseType) {
        return code().with("client_id", "both").with("response_type", responseType).with("nonce", "n-0S6");
    }

    /** Parameters that know how to be changed. */
    private record Asked(Map<String, List<String>> values) {

        Asked with(String name, String value) {
            return changed(name, List.of(value));
        }

        Asked twice(String name, String first, String second) {
            return changed(name, List.of(first, second));
        }

        Asked without(String name) {
            return changed(name, List.of());
        }

        private Asked changed(String name, List<String> list) {
            var copy = new LinkedHashMap<>(values);
            copy.remove(name);
            if (!list.isEmpty()) {
                copy.put(name, new ArrayList<>(list));
            }
            return new Asked(copy);
        }

        Parameters parameters() {
            return new Parameters(values);
        }
    }
}
