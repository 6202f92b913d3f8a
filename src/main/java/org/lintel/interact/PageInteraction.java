package org.lintel.interact;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormTokens;
import org.lintel.browser.PageHeaders;
import org.lintel.browser.SameOrigin;
import org.lintel.config.Addresses;
import org.lintel.config.Settings;
import org.lintel.issue.IdentityScopes;
import org.lintel.model.PendingAuthorization;
import org.lintel.model.Client;
import org.lintel.model.ErrorContext;
import org.lintel.model.LogoutContext;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.PasswordSignIn;
import org.lintel.model.PlainText;
import org.lintel.model.Scope;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;
import org.lintel.oauth.Uris;
import org.lintel.session.BrowserSession;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Interaction;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** All that pages may do, in one bean: who is asking is found out here, what is done stands in the classes beside it. */
@ApplicationScoped
class PageInteraction implements Interaction {

    @Inject
    HttpServletRequest http;

    @Inject
    BrowserSession browser;

    @Inject
    Settings settings;

    @Inject
    UserStore users;

    @Inject
    ClientStore clients;

    @Inject
    ScopeStore scopes;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    InteractionRules interactions;

    @Inject
    KeptRequests keptRequests;

    @Inject
    Consents consents;

    @Inject
    SignIns signIns;

    @Inject
    SignOuts signOuts;

    @Inject
    ErrorContexts errors;

    @Inject
    Permissions permissions;

    @Inject
    OwnSessions ownSessions;

    @Inject
    PasswordChanges passwordChanges;

    @Inject
    FormTokens formTokens;

    @Inject
    SameOrigin sameOrigin;

    @Inject
    PageHeaders headers;

    @Override
    public Optional<User> user() {
        return browser.current().map(Session::subject).flatMap(users::find).filter(User::enabled);
    }

    @Override
    public boolean userIsBarred(String requestId) {
        return user().flatMap(user -> keptRequests.find(requestId).flatMap(kept -> clients.find(kept.clientId()))
                .filter(client -> interactions.barred(user, client))).isPresent();
    }

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
    public Optional<String> signedInMeanwhile(String requestId) {
        return signIns.meanwhile(requestId).map(this::address);
    }

    @Override
    public boolean mayRemember() {
        return settings.sessions().rememberMe().isPresent();
    }

    @Override
    public PasswordSignIn signInWithPassword(String requestId, String username, String password, boolean remember) {
        PasswordSignIn outcome = signIns.withPassword(requestId, username, password, remember);
        return outcome instanceof PasswordSignIn.Accepted accepted ? new PasswordSignIn.Accepted(address(accepted.address())) : outcome;
    }

    @Override
    public Optional<String> signIn(String requestId, User user, List<String> amr, boolean remember) {
        return signIns.accept(requestId, user, amr, remember).map(this::address);
    }

    @Override
    public Optional<String> signIn(String requestId, String subject, List<String> amr, boolean remember) {
        return users.find(subject).flatMap(user -> signIn(requestId, user, amr, remember));
    }

    @Override
    public void signOut() {
        browser.end();
    }

    @Override
    public void signOut(String scheme) {
        if (!COOKIE_SCHEME.equals(scheme)) {
            throw new IllegalArgumentException("there is no scheme \"" + scheme + "\", only \"" + COOKIE_SCHEME + "\"");
        }
        signOut();
    }

    @Override
    public LogoutContext logoutContext(String logoutId) {
        return signOuts.context(logoutId);
    }

    @Override
    public Optional<String> createLogoutContext() {
        return signOuts.begin();
    }

    @Override
    public String completeSignOut(String logoutId) {
        return address(signOuts.complete(logoutId));
    }

    @Override
    public Optional<ErrorContext> errorContext() {
        return errors.current();
    }

    @Override
    public List<UserGrant> grants() {
        return user().map(user -> permissions.of(user.subject())).orElse(List.of());
    }

    @Override
    public boolean revokeClient(String clientId) {
        return user().filter(user -> permissions.revokeClient(user.subject(), clientId)).isPresent();
    }

    @Override
    public boolean revokeTokensOfSession() {
        return browser.current().filter(session -> permissions.revokeSession(session.subject(), session.sid())).isPresent();
    }

    @Override
    public List<UserSession> sessions() {
        return user().map(user -> ownSessions.of(user.subject())).orElse(List.of());
    }

    @Override
    public boolean endSession(String sid) {
        return user().filter(user -> ownSessions.end(user.subject(), sid)).isPresent();
    }

    @Override
    public Optional<PasswordRules> passwordRules() {
        return user().flatMap(user -> passwordChanges.rules());
    }

    @Override
    public PasswordChange changePassword(String current, String password) {
        return user().map(user -> passwordChanges.change(user, current, password)).orElseGet(PasswordChange.Impossible::new);
    }

    @Override
    public String formToken(String about) {
        return formTokens.issue(page(), about);
    }

    @Override
    public boolean acceptsForm(String token, String about) {
        return sameOrigin.holds() && formTokens.valid(token, page(), about);
    }

    @Override
    public Optional<String> resume(String requestId) {
        Optional<String> address = keptRequests.open(requestId).map(kept -> address(kept.resumption()));
        address.ifPresent(there -> headers.goOn(Duration.ZERO, there));
        return address;
    }

    @Override
    public void preparePage(LogoutContext signOut) {
        headers.framesOfOurOwn();
        if (signOut.autoReturn() != null) {
            headers.goOn(signOut.autoReturn(), signOut.postLogoutRedirectUri());
        }
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
        Optional<User> user = user();
        if (open.isEmpty() || user.isEmpty() || granted.isEmpty()) {
            return Optional.empty();
        }
        var decision = new KeptRequest.Decision(user.get().subject(), granted.get(), remember);
        keptRequests.decided(open.get(), decision);
        consents.decide(clients.find(open.get().clientId()).orElseThrow(), decision);
        return Optional.of(address(open.get().onwards()));
    }

    private String page() {
        return http.getServletPath() + Objects.requireNonNullElse(http.getPathInfo(), "");
    }

    private String address(String path) {
        return http.getContextPath() + path;
    }
}
