package org.lintel.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lintel.model.Client;
import org.lintel.model.Wanted;

/**
 * What a client asks for, however that came and wherever the answer goes (OpenID Connect Core §3.1.2.1, RFC 6749 §4.1.1). It is all that
 * {@link InteractionRules} look at, so that a request which comes without a browser is decided by the same table.
 *
 * @param client        who asks
 * @param scopes        names of registered scopes that the client may ask for
 * @param resources     where the tokens are to be of use, as the client has it (RFC 8707); may be empty
 * @param claims        what is asked for one by one
 * @param claimScopes   names of the scopes that stand for those of these claims for which {@code scopes} do not
 * @param prompts       empty if nothing was said
 * @param maxAge        how old the sign-in may be, or {@code null}
 * @param acrValues     wanted authentication contexts, best first; those that are essential are among the {@code claims}
 * @param loginHint     or {@code null}
 * @param hintedSubject whom an {@code id_token_hint} or {@code claims} name: {@code null} without one, empty if we did not issue the hint
 *                      to this client
 */
public record Ask(
        Client client,
        List<String> scopes,
        List<String> resources,
        ClaimsRequest claims,
        List<String> claimScopes,
        Set<String> prompts,
        Duration maxAge,
        List<String> acrValues,
        String loginHint,
        Optional<String> hintedSubject) {

    public Ask {
        scopes = List.copyOf(scopes);
        resources = List.copyOf(resources);
        claimScopes = List.copyOf(claimScopes);
        prompts = Set.copyOf(prompts);
        acrValues = List.copyOf(acrValues);
    }

    /** All that the user has to allow. */
    public List<String> permissions() {
        return Stream.concat(scopes.stream(), claimScopes.stream()).toList();
    }

    /** What is asked of a sign-in, and nothing of what it is for. */
    public Wanted wanted() {
        return new Wanted(client.clientId(), acrValues, claims.essentialContexts(), maxAge, loginHint);
    }

    public boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }
}
