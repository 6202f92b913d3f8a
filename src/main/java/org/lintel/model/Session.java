package org.lintel.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One user signed in with one browser.
 *
 * @param key          hash of the cookie's value; the value itself is known to the browser only
 * @param sid          the session's name in tokens; independent of the cookie and kept when the same user signs in again
 * @param issuer       whose session it is
 * @param subject      who is signed in
 * @param authTime     when the user last proved who they are, in whole seconds
 * @param amr          how (RFC 8176), such as {@code pwd}
 * @param acr          what that is worth to the policy for signing in, or {@code null}: see {@link #context()}
 * @param idp          by whom: {@code local}, or the name of a trusted identity provider
 * @param proofs       what the user has proven; where nothing is said of it, what the methods imply
 * @param clients      ids of the clients that received something in this session
 * @param created      when the session began
 * @param lastSeen     when it was last in use, to about a minute
 * @param expires      when it ends, unless use prolongs it
 * @param persistent   the user asked to be kept signed in when the browser is closed
 * @param device       what the browser called itself at the sign-in: printable ASCII, at most 200 characters, not verified; may be empty
 * @param browserState the random value of the check-session cookie (OpenID Connect Session Management §3.2)
 */
public record Session(
        String key,
        String sid,
        String issuer,
        String subject,
        Instant authTime,
        List<String> amr,
        String acr,
        String idp,
        List<Proof> proofs,
        Set<String> clients,
        Instant created,
        Instant lastSeen,
        Instant expires,
        boolean persistent,
        String device,
        String browserState) {

    public Session {
        amr = List.copyOf(amr);
        proofs = proofs.isEmpty() ? Proof.implied(amr, idp, authTime) : List.copyOf(proofs);
        clients = Set.copyOf(clients);
    }

    /** The {@code acr} of this sign-in (OpenID Connect Core §2), if it has one. */
    public Optional<String> context() {
        return AuthenticationContext.of(acr, amr);
    }

    /** The session with another cookie. */
    public Session withKey(String key) {
        return new Session(key, sid, issuer, subject, authTime, amr, acr, idp, proofs, clients, created, lastSeen, expires, persistent,
                device,
                browserState);
    }

    /** The session with these clients. */
    public Session withClients(Set<String> clients) {
        return new Session(key, sid, issuer, subject, authTime, amr, acr, idp, proofs, clients, created, lastSeen, expires, persistent,
                device,
                browserState);
    }

    /** The session, in use at this time and ending at that. */
    public Session withUse(Instant lastSeen, Instant expires) {
        return new Session(key, sid, issuer, subject, authTime, amr, acr, idp, proofs, clients, created, lastSeen, expires, persistent,
                device,
                browserState);
    }
}
