package org.lintel.request;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.IdTokens;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;

/** How a request may say when and as whom the user is to sign in (OpenID Connect Core §3.1.2.1); {@link InteractionRules} act on it. */
@ApplicationScoped
class PromptRules {

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    /** Longer than any session; a larger {@code max_age} has the same effect. */
    private static final BigInteger AGES = BigInteger.valueOf(Duration.ofDays(36_500).toSeconds());

    @Inject
    IdTokens idTokens;

    static List<String> promptValues() {
        return PROMPTS.stream().sorted().toList();
    }

    @Duty("Core 3.1.2.1 prompt-none-alone")
    void prompt(AuthorizeDraft draft) {
        draft.prompts = Set.copyOf(draft.parameters.list("prompt"));
        draft.refuseIf(draft.prompts.contains("none") && draft.prompts.size() > 1, OAuthError.INVALID_REQUEST,
                "prompt=none stands together with another value");
        draft.refuseIf(!PROMPTS.containsAll(draft.prompts), OAuthError.INVALID_REQUEST, "a value of prompt is unknown");
    }

    @Duty("Core 3.1.2.1 max-age")
    void maxAge(AuthorizeDraft draft) {
        draft.parameters.optional("max_age").ifPresent(value -> {
            draft.refuseIf(!value.matches("[0-9]+"), OAuthError.INVALID_REQUEST, "max_age is not a number of seconds");
            draft.maxAge = Duration.ofSeconds(new BigInteger(value).min(AGES).longValueExact());
        });
    }

    void hint(AuthorizeDraft draft) {
        draft.hintedSubject = draft.parameters.optional("id_token_hint")
                .map(hint -> idTokens.hint(hint).filter(claims -> draft.client.clientId().equals(claims.get("aud")))
                        .map(claims -> (String) claims.get("sub")))
                .orElse(null);
    }
}
