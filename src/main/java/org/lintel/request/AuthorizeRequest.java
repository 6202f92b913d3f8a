package org.lintel.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.oauth.Pkce;
import org.lintel.oauth.ResponseType;
import org.lintel.oauth.ReturnAddress;

/**
 * An authorization request that broke no rule (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).
 *
 * @param client        who asks
 * @param address       where the answer goes
 * @param responseType  what is asked for
 * @param scopes        names of registered scopes that the client may ask for
 * @param nonce         or {@code null}
 * @param prompts       empty if nothing was said
 * @param maxAge        how old the sign-in may be, or {@code null}
 * @param loginHint     or {@code null}
 * @param hintedSubject whom an {@code id_token_hint} or {@code claims} name: {@code null} without one, empty if we did not issue the hint
 * to
 *                      this client
 * @param pkce          or {@code null}
 * @param claims        what is asked for one by one
 * @param claimScopes   names of the scopes that stand for those of these claims for which {@code scopes} do not
 * @param parameters    as they came
 */
public record AuthorizeRequest(
        Client client,
        ReturnAddress address,
        ResponseType responseType,
        List<String> scopes,
        String nonce,
        Set<String> prompts,
        Duration maxAge,
        String loginHint,
        Optional<String> hintedSubject,
        Pkce pkce,
        ClaimsRequest claims,
        List<String> claimScopes,
        Parameters parameters) {

    /** All that the user has to allow. */
    List<String> permissions() {
        return Stream.concat(scopes.stream(), claimScopes.stream()).toList();
    }

    public boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }

    /** Whether the client wants a {@code code}, a {@code token} or an {@code id_token}. */
    public boolean asksFor(String word) {
        return responseType.has(word);
    }
}
