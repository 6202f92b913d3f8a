package org.lintel.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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

    /** Begins a session with nothing in it. What may be left out: {@code amr}, {@code acr}, {@code proofs}, {@code clients}, the device. */
    public static Builder builder() {
        return new Builder();
    }

    /** The session with another cookie. */
    public Session withKey(String key) {
        return changed().key(key).build();
    }

    /** The session with these clients. */
    public Session withClients(Set<String> clients) {
        return changed().clients(clients).build();
    }

    /** The session, in use at this time and ending at that. */
    public Session withUse(Instant lastSeen, Instant expires) {
        return changed().lastSeen(lastSeen).expires(expires).build();
    }

    private Builder changed() {
        return builder().key(key).sid(sid).issuer(issuer).subject(subject).authTime(authTime).amr(amr).acr(acr).idp(idp).proofs(proofs)
                .clients(clients).created(created).lastSeen(lastSeen).expires(expires).persistent(persistent).device(device)
                .browserState(browserState);
    }

    /** A session in the making; not for use by several threads. Each method is named after the component that it sets. */
    public static final class Builder {

        private @Nullable String key;
        private @Nullable String sid;
        private @Nullable String issuer;
        private @Nullable String subject;
        private @Nullable Instant authTime;
        private List<String> amr = List.of();
        private @Nullable String acr;
        private String idp = Proof.LOCAL;
        private List<Proof> proofs = List.of();
        private Set<String> clients = Set.of();
        private @Nullable Instant created;
        private @Nullable Instant lastSeen;
        private @Nullable Instant expires;
        private boolean persistent;
        private String device = "";
        private @Nullable String browserState;

        private Builder() {
        }

        public Builder key(String key) {
            this.key = key;
            return this;
        }

        public Builder sid(String sid) {
            this.sid = sid;
            return this;
        }

        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        public Builder subject(String subject) {
            this.subject = subject;
            return this;
        }

        public Builder authTime(Instant authTime) {
            this.authTime = authTime;
            return this;
        }

        public Builder amr(List<String> amr) {
            this.amr = amr;
            return this;
        }

        public Builder acr(@Nullable String acr) {
            this.acr = acr;
            return this;
        }

        public Builder idp(String idp) {
            this.idp = idp;
            return this;
        }

        public Builder proofs(List<Proof> proofs) {
            this.proofs = proofs;
            return this;
        }

        public Builder clients(Set<String> clients) {
            this.clients = clients;
            return this;
        }

        public Builder created(Instant created) {
            this.created = created;
            return this;
        }

        public Builder lastSeen(Instant lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        public Builder expires(Instant expires) {
            this.expires = expires;
            return this;
        }

        public Builder persistent(boolean persistent) {
            this.persistent = persistent;
            return this;
        }

        public Builder device(String device) {
            this.device = device;
            return this;
        }

        public Builder browserState(String browserState) {
            this.browserState = browserState;
            return this;
        }

        @SuppressWarnings("NullAway") // what is missing, the record says
        public Session build() {
            return new Session(key, sid, issuer, subject, authTime, amr, acr, idp, proofs, clients, created, lastSeen, expires, persistent,
                    device, browserState);
        }
    }
}
