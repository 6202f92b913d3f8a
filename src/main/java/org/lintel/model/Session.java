package org.lintel.model;

import java.time.Instant;
import java.util.List;
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
 * @param idp          by whom: {@code local}
 * @param clients      ids of the clients that received something in this session
 * @param created      when the session began
 * @param expires      when it ends at the latest
 * @param browserState the random value of the check-session cookie (OpenID Connect Session Management §3.2)
 */
public record Session(
        String key,
        String sid,
        String issuer,
        String subject,
        Instant authTime,
        List<String> amr,
        String idp,
        Set<String> clients,
        Instant created,
        Instant expires,
        String browserState) {

    public Session {
        amr = List.copyOf(amr);
        clients = Set.copyOf(clients);
    }
}
