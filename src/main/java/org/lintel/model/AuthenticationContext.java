package org.lintel.model;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.lintel.spec.Duty;

/**
 * What stands in {@code acr} (OpenID Connect Core §2): how much a sign-in is worth, as far as Lintel can say so itself. It sees only that a
 * password was typed over a protected connection; it does not know whether the password is a good one, or who else knows it.
 */
@Duty("Core 5.5.1.1 acr-voluntary")
public final class AuthenticationContext {

    /**
     * "An absolute URI or an RFC 6711 registered name SHOULD be used as the acr value" (§2): the one of SAML 2.0 Authentication Context
     * §3.4.10.
     */
    public static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private AuthenticationContext() {
    }

    /**
     * What a sign-in is worth.
     *
     * @param acr what its policy has said, or {@code null}: it said nothing, or the sign-in was stored before there was such a thing
     * @param amr its methods (RFC 8176), by which it is judged then
     * @return empty if {@code acr} is {@code null} and {@code pwd} not among the methods, as with a sign-in page of a plug-in
     */
    public static Optional<String> of(@Nullable String acr, List<String> amr) {
        return Optional.ofNullable(acr).or(() -> amr.contains("pwd") ? Optional.of(PASSWORD) : Optional.empty());
    }

    /** The same, to be stored: {@code null} where the methods say it, so that versions which do not know of it can read it. */
    public static @Nullable String stored(@Nullable String acr, List<String> amr) {
        return of(null, amr).equals(Optional.ofNullable(acr)) ? null : acr;
    }
}
