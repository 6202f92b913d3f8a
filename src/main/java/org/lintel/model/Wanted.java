package org.lintel.model;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is required of a sign-in, without the purpose of it. Immutable.
 *
 * @param clientId     which client's users are to sign in, or {@code null} where they do so for Lintel itself
 * @param acrValues    wanted authentication contexts, best first (OpenID Connect Core §3.1.2.1): a wish
 * @param essentialAcr contexts of which the sign-in must have one (§5.5.1.1); empty if that does not matter
 * @param maxAge       how old the proof may be, or {@code null}
 * @param loginHint    whom the user may want to sign in as, or {@code null}; not to be believed
 */
public record Wanted(@Nullable String clientId, List<String> acrValues, List<String> essentialAcr, @Nullable Duration maxAge,
        @Nullable String loginHint) {

    /** Nothing in particular: a sign-in for Lintel itself. */
    public static final Wanted NOTHING = new Wanted(null, List.of(), List.of(), null, null);

    public Wanted {
        acrValues = List.copyOf(acrValues);
        essentialAcr = List.copyOf(essentialAcr);
    }
}
