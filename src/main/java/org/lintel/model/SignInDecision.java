package org.lintel.model;

import org.jspecify.annotations.Nullable;

/** What a {@link org.lintel.spi.SignInPolicy} makes of what a user has proven. */
public sealed interface SignInDecision {

    /**
     * The user is signed in.
     *
     * @param acr what the sign-in is worth: the {@code acr} of tokens (OpenID Connect Core §2). {@code null}: the policy does not say, and
     *            it is worth what {@link AuthenticationContext} makes of its methods
     */
    record Enough(@Nullable String acr) implements SignInDecision {
    }

    /** The user is not, and the page says the same as of a wrong password. */
    record Refuse() implements SignInDecision {
    }
}
