package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.model.Client.SubjectType;
import org.lintel.spec.Duty;

class ClientTest {

    static String[] dangerous() {
        return new String[] {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:msgbox", "VBScript:x", "file:///etc/passwd",
                "FILE:///etc/passwd", "data:text/html,x", "Data:text/html,x", "mailto:a@b.example", "ftp://a.example/",
                "blob:https://a.example/1",
                "about:blank", "ssh://a.example", "tel:123", "view-source:https://a.example", "ws://a.example", "WSS://a.example/x"};
    }

    /** Tables B1 and B4, as the issue fixes them where they differ. */
    @Nested
    class ByDefault {

        private final Client client = Client.builder("shop").build();

        @Test
        void isEnabledAndNamedByItsId() {
            assertThat(client.enabled()).isTrue();
            assertThat(client.clientName()).isEqualTo("shop");
            assertThat(Client.builder("shop").clientName(" ").build().clientName()).isEqualTo("shop");
        }

        @Test
        void mayUseTheAuthorizationCodeOnlyAndOnlyWithPkce() {
            assertThat(client.allowedGrantTypes()).containsExactly("authorization_code");
            assertThat(client.allowsGrantType("implicit")).isFalse();
            assertThat(client.requests().requirePkce()).isTrue();
            assertThat(client.requests().allowPlainTextPkce()).isFalse();
        }

        @Test
        void needsASecret() {
            assertThat(client.credentials().requireClientSecret()).isTrue();
            assertThat(client.credentials().clientSecrets()).isEmpty();
        }

        @Test
        void needsConsentThatMayBeRememberedForEver() {
            assertThat(client.consent().requireConsent()).isTrue();
            assertThat(client.consent().allowRememberConsent()).isTrue();
            assertThat(client.consent().consentLifetime()).isNull();
        }

        @Test
        void h19_hasTheLifetimesOfIdentityServer() {
            assertThat(client.tokens().identityTokenLifetime()).isEqualTo(Duration.ofSeconds(300));
            assertThat(client.tokens().accessTokenLifetime()).isEqualTo(Duration.ofSeconds(3600));
            assertThat(client.tokens().authorizationCodeLifetime()).isEqualTo(Duration.ofSeconds(300));
            assertThat(client.userSsoLifetime()).isNull();
            assertThat(client.tokens().accessTokenType()).isEqualTo(ClientTokens.AccessTokenType.JWT);
        }

        @Test
        void h14_mayAskForNoScope() {
            assertThat(client.allowedScopes()).isEmpty();
            assertThat(client.allowAccessToAllScopes()).isFalse();
            assertThat(client.allowsScope("openid")).isFalse();
        }

        @Test
        void hasNoAddressesAndNoOrigins() {
            assertThat(client.requests().redirectUris()).isEmpty();
            assertThat(client.signOut().postLogoutRedirectUris()).isEmpty();
            assertThat(client.signOut().frontChannelLogoutUri()).isNull();
            assertThat(client.signOut().frontChannelLogoutSessionRequired()).isTrue();
            assertThat(client.signOut().backChannelLogoutUri()).isNull();
            assertThat(client.signOut().backChannelLogoutSessionRequired()).isTrue();
            assertThat(client.allowedCorsOrigins()).isEmpty();
        }

        @Test
        void sendsItsOwnClaimsPrefixedAndOnlyForItself() {
            assertThat(client.tokens().claims()).isEqualTo(Claims.NONE);
            assertThat(client.tokens().clientClaimsPrefix()).isEqualTo("client_");
            assertThat(client.tokens().alwaysSendClientClaims()).isFalse();
            assertThat(client.tokens().alwaysIncludeUserClaimsInIdToken()).isFalse();
            assertThat(client.tokens().allowedIdentityTokenSigningAlgorithms()).isEmpty();
            assertThat(client.properties()).isEmpty();
        }
    }

    @Nested
    class Scopes {

        @Test
        void h14_areThoseItLists() {
            var client = Client.builder("shop").allowedScopes("openid", "api").build();

            assertThat(client.allowsScope("api")).isTrue();
            assertThat(client.allowsScope("email")).isFalse();
            assertThat(client.allowsScope("API")).isFalse();
        }

        @Test
        void h14_areAllOfThemIfItSaysSo() {
            assertThat(Client.builder("shop").allowAccessToAllScopes(true).build().allowsScope("anything")).isTrue();
        }
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @MethodSource("org.lintel.model.ClientTest#dangerous")
        void s2_withADangerousSchemeAreRefusedInAnyCase(String uri) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").redirectUris(uri).build())
                    .withMessageContaining("redirectUris");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").postLogoutRedirectUris(uri).build())
                    .withMessageContaining("postLogoutRedirectUris");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").clientUri(uri).build())
                    .withMessageContaining("clientUri");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").logoUri(uri).build())
                    .withMessageContaining("logoUri");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").frontChannelLogoutUri(uri).build())
                    .withMessageContaining("frontChannelLogoutUri");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").backChannelLogoutUri(uri).build())
                    .withMessageContaining("backChannelLogoutUri");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").jwksUri(uri).build())
                    .withMessageContaining("jwksUri");
        }

        @Duty({"Front-Channel Logout 2 uri", "Back-Channel Logout 2.2 uri"})
        @ParameterizedTest
        @ValueSource(strings = {"http://app.example/out", "HTTP://app.example/out", "https://app.example/out#fragment",
                "https://app.example/out#",
                "https://user@app.example/out", "/out", "https:///out", "http://localhost.evil.example/out", ""})
        void l6_toCallAreHttpsWithoutFragment(String uri) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").backChannelLogoutUri(uri).build())
                    .withMessageContaining("backChannelLogoutUri");
        }

        @Duty("Back-Channel Logout 2.2 uri")
        @ParameterizedTest
        @ValueSource(strings = {"https://app.example:8443/out?a=b", "http://localhost:8000/out", "http://127.0.0.1/out",
                "http://[::1]:8000/out"})
        void toCallMayBeHttpOnThisMachine(String uri) {
            assertThat(Client.builder("c").backChannelLogoutUri(uri).build().signOut().backChannelLogoutUri()).isEqualTo(uri);
        }

        @ParameterizedTest
        @CsvSource({"https://app.example/out, true", "HTTPS://APP.example:443/out, true", "https://app.example:8443/out, false",
                "https://app.example.org/out, false", "https://a.app.example/out, false", "http://localhost/out, false"})
        void l5_aFrameIsOfTheOriginOfARedirectUri(String uri, boolean fine) {
            ClientBuilder client = Client.builder("c").redirectUris("com.app:/callback", "https://app.example/callback")
                    .frontChannelLogoutUri(uri);
            if (fine) {
                assertThat(client.build().signOut().frontChannelLogoutUri()).isEqualTo(uri);
            } else {
                assertThatIllegalArgumentException().isThrownBy(client::build).withMessageContaining("frontChannelLogoutUri");
            }
        }

        @Duty("Front-Channel Logout 2 uri")
        @Test
        void l5_aFrameIsOfferedByHttpsOrOnThisMachine() {
            for (String uri : List.of("https://a.example/out", "http://localhost:3000/out", "http://127.0.0.1/out",
                    "http://[::1]:81/out")) {
                assertThat(Client.builder("c").redirectUris(uri).frontChannelLogoutUri(uri).build().signOut().frontChannelLogoutUri())
                        .isEqualTo(uri);
            }
            for (String uri : List.of("http://a.example/out", "http://localhost.a.example/out", "https://*.a.example/out", "https:out",
                    "https://a.example;script-src/out")) {
                assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").frontChannelLogoutUri(uri).build())
                        .withMessageContaining("frontChannelLogoutUri");
            }
        }

        @Duty({"Core 3.2.2.1 redirect-scheme", "RFC 6749 3.1.2 fragment"})
        @ParameterizedTest
        @ValueSource(strings = {"/callback", "callback", "", "//a.example/cb", "https://a.example/cb#fragment", "https://a.example/cb#",
                "https:///cb", "https:cb", "http://", " https://a.example", "https://a.example/a b", "https://*.example/cb",
                "java\tscript:x",
                "https://a.example/\\evil", "https://b\u00fccher.example/cb"})
        void s2_toReturnToAreAbsoluteUrisWithHostAndWithoutFragment(String uri) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").redirectUris("https://fine.example/", uri).build())
                    .withMessageContaining("redirectUris");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://a.example/cb", "http://localhost:56668/index.html", "http://[::1]:8000/cb",
                "https://a.example/cb?x=y",
                "com.example.app:/cb", "com.example.app://cb", "http://127.0.0.1/"})
        void toReturnToMayBeThoseOfApplications(String uri) {
            assertThat(Client.builder("c").redirectUris(uri).postLogoutRedirectUris(uri).build().requests().redirectUris())
                    .containsExactly(uri);
        }

        /** A page loads no http picture. */
        @Test
        void x73_ofLogosAreHttpsOrOnThisMachine() {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").logoUri("http://c.example/logo.png").build())
                    .withMessageStartingWith("logoUri is an https address, or http on localhost");
            assertThat(Client.builder("c").logoUri("http://localhost:8081/logo.png").build().logoUri()).endsWith("logo.png");
        }

        @ParameterizedTest
        @ValueSource(strings = {"shop", "/logo.png", "com.example.app:/about", "https:about"})
        void ofPagesAreOnTheWeb(String uri) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").clientUri(uri).build())
                    .withMessageContaining("clientUri");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").logoUri(uri).build())
                    .withMessageContaining("logoUri");
        }
    }

    @Nested
    class Origins {

        @ParameterizedTest
        @ValueSource(strings = {"https://app.example", "http://localhost:56668", "http://[::1]:3000", "https://app.example:8443",
                "https://app.example:80", "http://app.example:443"})
        void h13_areWrittenAsBrowsersSendThem(String origin) {
            assertThat(Client.builder("c").allowedCorsOrigins(origin).build().allowedCorsOrigins()).containsExactly(origin);
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "null", "https://app.example/", "https://app.example/path", "https://App.example",
                "HTTPS://app.example",
                "https://app.example:443", "http://app.example:80", "https://app.example?x", "https://app.example#x",
                "https://me@app.example",
                "app.example", "https://*.example", "chrome-extension://abc", "https://", ""})
        void a7_orRefused(String origin) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").allowedCorsOrigins(origin).build())
                    .withMessageContaining("allowedCorsOrigins");
        }
    }

    @Nested
    class Lifetimes {

        private final ClientBuilder client = Client.builder("c");

        @Test
        void areAtLeastASecond() {
            for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(999)}) {
                refused("identityTokenLifetime", Client.builder("c").identityTokenLifetime(wrong));
                refused("accessTokenLifetime", Client.builder("c").accessTokenLifetime(wrong));
                refused("authorizationCodeLifetime", Client.builder("c").authorizationCodeLifetime(wrong));
                refused("consentLifetime", Client.builder("c").consentLifetime(wrong));
                refused("userSsoLifetime", Client.builder("c").userSsoLifetime(wrong));
            }
            assertThatCode(() -> client.identityTokenLifetime(Duration.ofSeconds(1)).accessTokenLifetime(Duration.ofSeconds(1))
                    .authorizationCodeLifetime(Duration.ofSeconds(1)).consentLifetime(Duration.ofSeconds(1))
                    .userSsoLifetime(Duration.ofSeconds(1)).build()).doesNotThrowAnyException();
        }

        @Test
        void ofTokensAreNeeded() {
            refused("identityTokenLifetime", Client.builder("c").identityTokenLifetime(null));
            refused("accessTokenLifetime", Client.builder("c").accessTokenLifetime(null));
            refused("authorizationCodeLifetime", Client.builder("c").authorizationCodeLifetime(null));
        }

        @Duty("RFC 6749 4.1.2 code-short")
        @Test
        void ofCodesAreAtMostTenMinutes() {
            assertThat(client.authorizationCodeLifetime(Duration.ofMinutes(10)).build().tokens().authorizationCodeLifetime())
                    .hasMinutes(10);
            refused("authorizationCodeLifetime", client.authorizationCodeLifetime(Duration.ofSeconds(601)));
        }

        private void refused(String component, ClientBuilder builder) {
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith(component);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void needsAnId(String clientId) {
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder(clientId).build()).withMessageContaining("clientId");
    }

    @Test
    void hasAnIdOfAtMostAHundredCharacters() {
        assertThat(Client.builder("x".repeat(100)).build().clientId()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("x".repeat(101)).build()).withMessageContaining("clientId");
    }

    @Test
    void cannotBeChanged() {
        var properties = new java.util.HashMap<>(Map.of("a", "b"));
        var client = Client.builder("c").redirectUris("https://a.example/").properties(properties).build();
        properties.clear();

        assertThat(client.properties()).containsEntry("a", "b");
        assertThatThrownBy(() -> client.requests().redirectUris().add("https://evil.example/"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void t7_authenticatesByWhatItIsRegisteredForAndNothingElse() {
        ClientCredentials silent = Client.builder("c").build().credentials();
        ClientCredentials open = Client.builder("c").requireClientSecret(false).build().credentials();
        ClientCredentials signing = Client.builder("c").tokenEndpointAuthMethods("private_key_jwt").build().credentials();

        assertThat(List.of("client_secret_basic", "client_secret_post")).allMatch(silent::authenticatesBy).noneMatch(open::authenticatesBy)
                .noneMatch(signing::authenticatesBy);
        assertThat(List.of("private_key_jwt", "client_secret_jwt", "a plug-in's")).noneMatch(silent::authenticatesBy)
                .noneMatch(open::authenticatesBy);
        assertThat(open.authenticatesBy("none")).isTrue();
        assertThat(silent.authenticatesBy("none")).isFalse();
        assertThat(signing.authenticatesBy("private_key_jwt")).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").tokenEndpointAuthMethods("none").build())
                .withMessageContaining("tokenEndpointAuthMethods");
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").requireClientSecret(false)
                .tokenEndpointAuthMethods("none", "private_key_jwt").build()).withMessageContaining("tokenEndpointAuthMethods");
    }

    @Duty("Core 2 not-none")
    @Test
    void t9_isNotSignedForByNoneOrBySecrets() {
        for (String algorithm : List.of("none", "HS256", "rs256", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Client.builder("c").allowedIdentityTokenSigningAlgorithms(algorithm).build())
                    .withMessageContaining("allowedIdentityTokenSigningAlgorithms");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Client.builder("c").allowedAccessTokenSigningAlgorithms(algorithm).build())
                    .withMessageContaining("allowedAccessTokenSigningAlgorithms");
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").userinfoSignedResponseAlg(algorithm).build())
                    .withMessageContaining("userinfoSignedResponseAlg");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").tokenEndpointAuthSigningAlgorithms("none").build())
                .withMessageContaining("tokenEndpointAuthSigningAlgorithms");
        assertThat(Client.builder("c").tokenEndpointAuthSigningAlgorithms("HS256", "EdDSA").build().credentials()
                .tokenEndpointAuthSigningAlgorithms()).hasSize(2);
    }

    @Test
    void s2_hasPublicKeysInOnePlaceOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder("c").jwks(Map.of("keys", List.of(Map.of("kty", "RSA", "d", "x"))))
                        .build())
                .withMessageContaining("public keys only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder("c").jwks(Map.of("keys", List.of(Map.of("kty", "oct", "k", "x"))))
                        .build())
                .withMessageContaining("public keys only");
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").jwks(Map.of("keys", "x")).build())
                .withMessageContaining("jwks");
        for (String uri : List.of("http://client.example/jwks", "file:///etc/passwd", "javascript:alert(1)", "https://a@client.example/",
                "x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").jwksUri(uri).build())
                    .withMessageContaining("jwksUri");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").jwksUri("https://client.example/jwks")
                .jwks(Map.of("keys", List.of())).build()).withMessageContaining("exclude");
    }

    @Test
    void s11_signsItsRequestsByWhatItHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").requestObjectSigningAlg("none").build())
                .withMessageContaining("requestObjectSigningAlg");
        assertThat(Client.builder("c").requestObjectSigningAlg("HS256").build().requests().requestObjectSigningAlg()).isEqualTo("HS256");
        assertThatIllegalArgumentException().isThrownBy(() -> Client.builder("c").requireSignedRequestObject(true).build())
                .withMessageContaining("requireSignedRequestObject");
        assertThat(Client.builder("c").requireSignedRequestObject(true).jwksUri("https://client.example/jwks").build()
                .requests().requireSignedRequestObject()).isTrue();
    }

    /** "the Sector Identifier … is the host component of the registered redirect_uri. If there are multiple hostnames …" (Core §8.1). */
    @Test
    void h8_isInOneSector() {
        ClientBuilder pairwise = Client.builder("c").subjectType(SubjectType.PAIRWISE);
        assertThat(pairwise.redirectUris("https://App.example/a", "https://app.example:8443/b").build().sector()).isEqualTo("app.example");
        for (String other : List.of("https://other.example/", "com.example.app:/callback")) {
            assertThatIllegalArgumentException().isThrownBy(() -> pairwise.redirectUris("https://app.example/a", other).build())
                    .withMessageContaining("sectorIdentifierUri");
            assertThat(pairwise.redirectUris("https://app.example/a", other).sectorIdentifierUri("https://sector.example/list").build()
                    .sector())
                    .isEqualTo("sector.example");
            pairwise.sectorIdentifierUri(null);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> pairwise.redirectUris().build()).withMessageContaining("sectorIdentifierUri");
        assertThatIllegalArgumentException().isThrownBy(() -> pairwise.redirectUris("com.example.app:/callback").build())
                .withMessageContaining("sectorIdentifierUri");
        assertThatIllegalArgumentException().isThrownBy(() -> pairwise.sectorIdentifierUri("http://sector.example/list").build())
                .withMessageContaining("sectorIdentifierUri");
    }
}
