package org.lintel.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.model.PlainText;
import org.lintel.oauth.RedirectUris;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ReturnAddress;
import org.lintel.plugin.Chains;
import org.lintel.response.ResponseModes;
import org.lintel.spi.ClientStore;
import org.lintel.spi.RequestSource;

/**
 * Where the parameters of an authorization request stand: in the request itself, or where one of the {@link RequestSource}s finds them,
 * before any of the {@link AuthorizeRules} looks at them. A request that is kept is one of parameters then.
 */
@ApplicationScoped
public class RequestSources {

    @Inject
    Chains chains;

    @Inject
    ClientStore clients;

    @Inject
    ResponseModes modes;

    private List<RequestSource> sources;

    @PostConstruct
    void begin() {
        sources = chains.members(RequestSource.class);
    }

    /** Whether one of them is found by this parameter; for the discovery document. */
    public boolean know(String parameter) {
        return sources.stream().anyMatch(source -> source.parameter().equals(parameter));
    }

    /**
     * The parameters of the request. Where it is broken in another way they stay as they are, and the rules refuse it.
     *
     * @throws Refused for the error page
     * @throws org.lintel.oauth.ReturnedException for the client, if the redirect URI beside the reference is one of its own
     */
    public Parameters read(Parameters asked) {
        Client client = asked.optional("client_id").filter(PlainText::is).flatMap(clients::find).filter(Client::enabled).orElse(null);
        if (client == null || !asked.repeated(Set.of("resource")).isEmpty()) {
            return asked;
        }
        try {
            Parameters found = asked;
            for (RequestSource source : sources) {
                found = source.read(client, found);
            }
            if (!found.optional("client_id").equals(asked.optional("client_id"))) {
                throw OAuthError.INVALID_REQUEST.telling("client_id differs from that of the request elsewhere");
            }
            return found;
        } catch (OAuthException e) {
            throw refusal(client, asked, e);
        } catch (RuntimeException e) {
            throw RefusalRoute.of(asked).toThrow(e, address(client, asked).orElse(null));
        }
    }

    private RuntimeException refusal(Client client, Parameters asked, OAuthException e) {
        return address(client, asked).<RuntimeException>map(address -> address.refuse(e))
                .orElseGet(() -> new Refused(e.error(), e.reason(), client));
    }

    /** Only a redirect URI of the client's own: what is unknown here may still stand where the request is. */
    private Optional<ReturnAddress> address(Client client, Parameters asked) {
        var draft = new AuthorizeDraft(asked, modes);
        return asked.optional("redirect_uri").filter(uri -> RedirectUris.registered(client, uri))
                .map(uri -> RedirectUris.verify(client, Optional.of(uri), false, draft.encoding(), asked.optional("state").orElse(null)));
    }
}
