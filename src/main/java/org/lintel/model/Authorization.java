package org.lintel.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.lintel.spec.Duty;

/**
 * Who may do what, for whom, since when. Grants produce it, and tokens are made of it. An authorization code and a refresh token each stand
 * for a stored one. Made by {@link #forClient} or {@link #forUser}. Immutable.
 *
 * @param issuer         under which issuer
 * @param clientId       for whom
 * @param scopes         what, in the order in which it was asked
 * @param authentication by which user
 * @param requested      claims about the user beside those of the scopes
 * @param nonce          to be echoed in the id_token, or {@code null}
 * @param constraints    see {@link #confirmation()} and the others; {@code null} if there are none, so that nothing is stored of them
 * @param family         the family that its tokens belong to, or {@code null}; with a revoked family they are worth nothing. That of a
 *                       user gets one at the latest when tokens are issued for it
 */
public record Authorization(
        String issuer,
        String clientId,
        List<String> scopes,
        Authentication authentication,
        RequestedClaims requested,
        @Nullable String nonce,
        @Nullable Constraints constraints,
        @Nullable String family) implements Granted {

    public Authorization {
        Objects.requireNonNull(issuer, "an authorization has an issuer");
        Objects.requireNonNull(clientId, "an authorization is for a client");
        Objects.requireNonNull(authentication, "Authentication.NONE stands for no user");
        scopes = List.copyOf(scopes);
        constraints = Constraints.NONE.equals(constraints) ? null : constraints;
    }

    /** What a client is allowed for itself (RFC 6749 §4.4). */
    public static Authorization forClient(String issuer, Client client, List<String> scopes) {
        return new Authorization(issuer, client.clientId(), scopes, Authentication.NONE, RequestedClaims.NONE, null, null, null);
    }

    /** What a user lets a client do. */
    public static Authorization forUser(String issuer, Client client, Authentication user, List<String> scopes) {
        return new Authorization(issuer, client.clientId(), scopes, user, RequestedClaims.NONE, null, null, null);
    }

    /** The same with what an authentication request asked for beside scopes (OpenID Connect Core §3.1.2.1, §5.5). */
    public Authorization asking(RequestedClaims requested, String nonce) {
        return new Authorization(issuer, clientId, scopes, authentication, requested, nonce, constraints, family);
    }

    /** The same as the beginning of a family, or as a member of one. */
    public Authorization of(String family) {
        return new Authorization(issuer, clientId, scopes, authentication, requested, nonce, constraints, family);
    }

    /** The same with these constraints, in place of those that it has. */
    public Authorization with(Constraints constraints) {
        return new Authorization(issuer, clientId, scopes, authentication, requested, nonce, constraints, family);
    }

    /**
     * The same for a request that comes later. It speaks of the same sign-in, but does not answer the same request: the id_token "SHOULD
     * NOT have a nonce Claim" (OpenID Connect Core §12.2).
     */
    @Duty("Core 12.2 nonce")
    public Authorization later() {
        return new Authorization(issuer, clientId, scopes, authentication, requested, null, constraints, family);
    }

    /** The same with these scopes. */
    public Authorization narrowed(List<String> scopes) {
        return new Authorization(issuer, clientId, scopes, authentication, requested, nonce, constraints, family);
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /** The user, or {@code null} where a client acts for itself. */
    public @Nullable String subject() {
        return authentication.subject();
    }

    /** When the user proved who they are, or {@code null} without a user. */
    public @Nullable Instant authTime() {
        return authentication.authTime();
    }

    /** The session, or {@code null}. */
    public @Nullable String sid() {
        return authentication.sid();
    }

    /** What a caller that presents an access token has to prove (RFC 7800). */
    public Confirmation confirmation() {
        return narrowing().confirmation();
    }

    /** The protected resources that were asked for (RFC 8707); empty for those that the scopes stand for. */
    public List<String> resources() {
        return narrowing().resources();
    }

    /** What may be done there (RFC 9396). */
    public List<Claims> details() {
        return narrowing().details();
    }

    /** Who acts for the subject (RFC 8693 §4.1); empty if it is the client itself. */
    public Claims actor() {
        return narrowing().actor();
    }

    private Constraints narrowing() {
        return constraints == null ? Constraints.NONE : constraints;
    }

    @Override
    public Authorization authorization() {
        return this;
    }
}
