package org.lintel.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.Session;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.RedirectUris;
import org.lintel.oauth.ResponseType;
import org.lintel.oauth.ReturnedException;
import org.lintel.request.Ask;
import org.lintel.request.AuthorizeRequest;
import org.lintel.request.AuthorizeRules;
import org.lintel.request.ClaimsRequest;
import org.lintel.request.RequestSources;
import org.lintel.response.Encodings;
import org.lintel.session.BrowserSession;

/** Who is told that a store is away: a person sees the page with its status, an application that asked for no page gets the error. */
class AuthorizeEndpointTest {

    private static final Client SHOP = Client.builder("shop").redirectUris("https://shop.example/callback").build();

    private static AuthorizeEndpoint withoutSessions(Set<String> prompts) {
        var endpoint = new AuthorizeEndpoint();
        endpoint.sources = new RequestSources() {
            @Override
            public Parameters read(Parameters asked) {
                return asked;
            }
        };
        endpoint.rules = new AuthorizeRules() {
            @Override
            public AuthorizeRequest check(Parameters parameters) {
                var address = RedirectUris.verify(SHOP, Optional.of("https://shop.example/callback"), false, Encodings.QUERY, "state");
                var ask = new Ask(SHOP, List.of("openid"), List.of(), ClaimsRequest.NONE, List.of(), prompts, null, List.of(), null, null);
                return new AuthorizeRequest(ask, address, ResponseType.CODE, null, null, parameters);
            }
        };
        endpoint.session = new BrowserSession() {
            @Override
            public Optional<Session> current() {
                throw new UnavailableException("the database cannot be reached", Duration.ofSeconds(5), null);
            }
        };
        return endpoint;
    }

    /** RFC 6749 §4.1.2.1: "a 503 Service Unavailable HTTP status code cannot be returned to the client via an HTTP redirect". */
    @Test
    void s9_aSilentRequestIsAnsweredToTheClient() {
        var returned = catchThrowableOfType(ReturnedException.class,
                () -> withoutSessions(Set.of("none")).post(Parameters.parse("prompt=none")));

        assertThat(returned.error()).isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE);
        assertThat(returned.address().redirectUri()).isEqualTo("https://shop.example/callback");
        assertThat(returned.reason()).isEqualTo("the database cannot be reached");
    }

    @Test
    void aPersonSeesThePageThatCanBeLoadedAgain() {
        assertThatThrownBy(() -> withoutSessions(Set.of()).post(Parameters.NONE)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> withoutSessions(Set.of("login")).post(Parameters.parse("prompt=login")))
                .isInstanceOf(UnavailableException.class);
    }
}
