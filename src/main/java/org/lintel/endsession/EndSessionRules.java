package org.lintel.endsession;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Settings;
import org.lintel.issue.IdTokens;
import org.lintel.issue.Subjects;
import org.lintel.model.Client;
import org.lintel.model.LogoutMessage;
import org.lintel.model.Parameters;
import org.lintel.model.PlainText;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.Uris;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UserStore;

/**
 * Who asks for a sign-out, whether that is proven, and where to go on to (RP-Initiated Logout §2, §3). What is not in order is left out,
 * not refused: the user wants to sign out in any case. With an address that is not in order the user is asked.
 */
@ApplicationScoped
class EndSessionRules {

    private static final System.Logger LOG = System.getLogger(EndSessionRules.class.getName());
    private static final String RETURN = "post_logout_redirect_uri";

    @Inject
    IdTokens idTokens;

    @Inject
    Subjects subjects;

    @Inject
    ClientStore clients;

    @Inject
    UserStore users;

    @Inject
    Settings settings;

    @Inject
    InputLimits limits;

    @Duty({"RP-Initiated Logout 2 hint-issuer", "RP-Initiated Logout 2 client-id-matches", "RP-Initiated Logout 2 asks",
            "RP-Initiated Logout 2 ui-locales", "RP-Initiated Logout 3 legitimate", "RP-Initiated Logout 4 errors"})
    LogoutMessage read(Parameters parameters, Optional<Session> session) {
        Parameters asked = limits.fitting(parameters);
        Optional<Map<String, Object>> hint = asked.optional("id_token_hint").flatMap(idTokens::hint)
                // "the OP MUST verify that the Client Identifier matches the one used when issuing the ID Token"
                .filter(claims -> asked.optional("client_id").map(id -> id.equals(claims.get("aud"))).orElse(true));
        Optional<Client> client = hint.map(claims -> (String) claims.get("aud")).or(() -> asked.optional("client_id").filter(PlainText::is))
                .flatMap(clients::find).filter(Client::enabled);
        // without a session there is nothing to ask the user about, and the hint proves that the client knows this user
        boolean authenticated = hint.isPresent() && client.isPresent()
                && session.map(current -> belongs(hint.get(), client.get(), current)
                        && means(asked.optional("logout_hint"), client.get(), current)).orElse(true);
        Optional<String> returnUri = client.flatMap(known -> returnUri(known, asked));
        boolean wrongAddress = parameters.has(RETURN) && returnUri.isEmpty();
        if (wrongAddress) {
            tellIgnored(parameters, client);
        }
        // an application that has sent a wrong address is broken or an impostor
        boolean prompt = !authenticated || wrongAddress || settings.signOut().prompt() || client.get().signOut().requireSignOutPrompt();
        return new LogoutMessage(session.map(Session::sid).orElse(null), session.map(Session::subject).orElse(null),
                client.map(Client::clientId).orElse(null), returnUri.orElse(null), authenticated, prompt,
                asked.optional("ui_locales").orElse(null));
    }

    /** Tells developers of the client why the browser is not sent back: the address beside the registered ones. */
    private static void tellIgnored(Parameters parameters, Optional<Client> client) {
        LOG.log(WARNING, "{0}={1} is ignored: {2}", RETURN, Refusals.harmless(parameters.optional(RETURN).orElseThrow()),
                client.map(known -> "the client " + known.clientId() + " has registered "
                        + Refusals.harmless(known.signOut().postLogoutRedirectUris().toString()))
                        .orElse("neither id_token_hint nor client_id names a client that it could belong to"));
    }

    private boolean belongs(Map<String, Object> hint, Client client, Session session) {
        return subjects.sub(client, session.subject()).equals(hint.get("sub"))
                && subjects.sid(client, session.sid()).equals(hint.get("sid"));
    }

    /** "the value might contain an email address, phone number, username, or session identifier" (§2): all of them are understood. */
    @Duty("RP-Initiated Logout 2 logout-hint")
    private boolean means(Optional<String> logoutHint, Client client, Session session) {
        Stream<String> known = Stream.of(subjects.sid(client, session.sid()), subjects.sub(client, session.subject()));
        return logoutHint.isEmpty() || Stream.concat(known,
                users.find(session.subject()).stream().flatMap(EndSessionRules::names)).anyMatch(logoutHint.get()::equals);
    }

    private static Stream<String> names(User user) {
        return Stream.concat(Stream.of(user.username()),
                Stream.of("preferred_username", "email", "phone_number").flatMap(claim -> user.claims().text(claim).stream()));
    }

    /** "The value MUST have been previously registered with the OP" (§3), character by character: often a slash is all that is missing. */
    @Duty({"RP-Initiated Logout 2 state", "RP-Initiated Logout 3 registered"})
    private static Optional<String> returnUri(Client client, Parameters asked) {
        return asked.optional(RETURN).filter(client.signOut().postLogoutRedirectUris()::contains)
                .map(uri -> asked.optional("state").map(state -> Uris.withQuery(uri, Map.of("state", state))).orElse(uri));
    }
}
