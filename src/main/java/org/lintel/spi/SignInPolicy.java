package org.lintel.spi;

import java.util.List;

import org.lintel.model.Proof;
import org.lintel.model.SignInDecision;
import org.lintel.model.User;
import org.lintel.model.Wanted;

/** Place: whether what a user has proven is enough to be signed in, and what that is worth. Decides by what it is given alone. */
public interface SignInPolicy {

    /**
     * @param wanted what is asked of the sign-in
     * @param user   an enabled user
     * @param proofs what the user has proven, at least one
     */
    SignInDecision decide(Wanted wanted, User user, List<Proof> proofs);

    /** Every {@code acr} that {@link #decide} may come to, for {@code acr_values_supported} (OpenID Connect Discovery §3). */
    List<String> acrValues();
}
