package org.lintel.interact;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.PageHeaders;
import org.lintel.config.Addresses;
import org.lintel.issue.IdentityScopes;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.model.PendingAuthorization;
import org.lintel.model.PlainText;
import org.lintel.model.Scope;
import org.lintel.model.User;
import org.lintel.oauth.Uris;
import org.lintel.request.ClaimsRequest;
import org.lintel.request.Consents;
import org.lintel.request.KeptRequest;
import org.lintel.request.KeptRequests;
import org.lintel.spi.AccountInteraction;
import org.lintel.spi.AuthorizationInteraction;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;

/** Authorization requests that wait for the user of this browser: what they ask for, and what the user says to it. */
@ApplicationScoped
class PendingAuthorizations implements AuthorizationInteraction {

    @Inject
    HttpServletRequest http;

    @Inject
    PageHeaders headers;

    @Inject
    AccountInteraction account;

    @Inject
    ClientStore clients;

    @Inject
    ScopeStore scopes;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    KeptRequests keptRequests;

    @Inject
    Consents consents;

    @Override
    public Optional<PendingAuthorization> authorizationContext(String requestId) {
        return keptRequests.find(requestId).map(this::context);
    }

    @Override
    public Optional<String> grantConsent(String requestId, Collection<String> allowed, boolean remember) {
        return decide(requestId, keptRequests.open(requestId).map(kept -> asked(kept).stream()
                .filter(scope -> scope.indispensable() || allowed.contains(scope.name())).map(Scope::name).toList())
                .filter(granted -> !granted.isEmpty()), remember);
    }

    @Override
    public Optional<String> denyConsent(String requestId) {
        return decide(requestId, Optional.of(List.of()), false);
    }

    @Override
    public Optional<String> resume(String requestId) {
        Optional<String> address = keptRequests.open(requestId).map(kept -> address(kept.resumption()));
        address.ifPresent(there -> headers.goOn(Duration.ZERO, there));
        return address;
    }

    private PendingAuthorization context(KeptRequest kept) {
        Client client = clients.find(kept.clientId()).filter(Client::enabled).orElse(null);
        Parameters parameters = kept.parameters();
        PendingAuthorization.State state = kept.answered() ? PendingAuthorization.State.ANSWERED
                : keptRequests.open(kept.id()).isPresent() ? PendingAuthorization.State.OPEN : PendingAuthorization.State.OVER;
        return new PendingAuthorization(kept.id(), state, client, logo(client), asked(kept),
                parameters.optional("redirect_uri").orElse(null),
                parameters.optional("login_hint").filter(PlainText::is).orElse(null), parameters.optional("display").orElse(null),
                parameters.list("prompt"),
                parameters.list("acr_values"), parameters.list("ui_locales"), parameters);
    }

    private String logo(Client client) {
        return client == null || client.logoUri() == null ? null
                : address(Uris.withQuery(Addresses.LOGO, Map.of("client_id", client.clientId())));
    }

    /** With those that stand for claims which are asked for one by one. */
    private List<Scope> asked(KeptRequest kept) {
        List<String> names = kept.parameters().list("scope");
        ClaimsRequest claims = ClaimsRequest.of(kept.parameters());
        List<String> more = clients.find(kept.clientId()).map(client -> identityScopes.needed(client, names, claims.names()))
                .orElse(List.of());
        return Stream.of(names, more).flatMap(some -> scopes.find(some).stream()).toList();
    }

    /** @param granted the scopes; none of them: the user refuses; absent: there is no decision yet */
    private Optional<String> decide(String requestId, Optional<List<String>> granted, boolean remember) {
        Optional<KeptRequest> open = keptRequests.open(requestId);
        Optional<User> user = account.user();
        if (open.isEmpty() || user.isEmpty() || granted.isEmpty()) {
            return Optional.empty();
        }
        var decision = new KeptRequest.Decision(user.get().subject(), granted.get(), remember);
        keptRequests.decided(open.get(), decision);
        consents.decide(clients.find(open.get().clientId()).orElseThrow(), decision);
        return Optional.of(address(open.get().onwards()));
    }

    private String address(String path) {
        return http.getContextPath() + path;
    }
}
