package org.lintel.signin;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.lintel.model.Session;
import org.lintel.model.Wanted;

/**
 * What a user signs in for, as far as it matters to the sign-in.
 *
 * @param wanted what it asks of the sign-in
 * @param over   whether there is nothing to sign in for any more
 * @param begun  takes note that the user is signed in. It may still turn out that what was proven does not hold any more: then the session
 *               ends
 */
public record SignInPurpose(Wanted wanted, BooleanSupplier over, Consumer<Session> begun) {
}
