package org.lintel.model;

import java.time.Duration;
import java.util.List;

import org.lintel.model.ClientTokens.AccessTokenType;

/**
 * On which terms tokens are issued. Immutable; the methods that are named after a component return the same terms with another value of it.
 *
 * @param scopes                what the tokens are good for
 * @param audience              whom the access token is meant for, its {@code aud} (RFC 9068 §2.2): at least one, each of at most
 *                              {@value Client#LONGEST_URI} characters
 * @param accessTokenType       whether it is a JWT or a reference
 * @param accessTokenLifetime   whole seconds, above zero; so the other lifetimes
 * @param identityTokenLifetime of the id_token
 * @param refreshTokenLifetime  how long after the first one all refresh tokens of an authorization end; heeded when the first one is issued
 */
public record GrantTerms(
        List<String> scopes,
        List<String> audience,
        AccessTokenType accessTokenType,
        Duration accessTokenLifetime,
        Duration identityTokenLifetime,
        Duration refreshTokenLifetime) {

    public GrantTerms {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("audience has at least one name");
        }
        audience.forEach(name -> Check.plainName("audience", name, Client.LONGEST_URI));
        java.util.Objects.requireNonNull(accessTokenType, "accessTokenType");
        Check.lifetime("accessTokenLifetime", accessTokenLifetime);
        Check.lifetime("identityTokenLifetime", identityTokenLifetime);
        Check.lifetime("refreshTokenLifetime", refreshTokenLifetime);
    }

    /** What the client's registration says: the most that there is. */
    public static GrantTerms of(Client client, List<String> scopes, List<String> audience) {
        return new GrantTerms(scopes, audience, client.tokens().accessTokenType(), client.tokens().accessTokenLifetime(),
                client.tokens().identityTokenLifetime(), client.refreshTokens().absoluteRefreshTokenLifetime());
    }

    public GrantTerms scopes(List<String> scopes) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    public GrantTerms audience(List<String> audience) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    public GrantTerms accessTokenType(AccessTokenType accessTokenType) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    public GrantTerms accessTokenLifetime(Duration accessTokenLifetime) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    public GrantTerms identityTokenLifetime(Duration identityTokenLifetime) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    public GrantTerms refreshTokenLifetime(Duration refreshTokenLifetime) {
        return new GrantTerms(scopes, audience, accessTokenType, accessTokenLifetime, identityTokenLifetime, refreshTokenLifetime);
    }

    /**
     * These terms as far as they give no more than others: the scopes that both have, in the order of the others, and of each lifetime the
     * shorter one. Audience and form are these terms' own.
     */
    public GrantTerms within(GrantTerms most) {
        return new GrantTerms(most.scopes.stream().filter(scopes::contains).toList(), audience, accessTokenType,
                shorter(accessTokenLifetime, most.accessTokenLifetime), shorter(identityTokenLifetime, most.identityTokenLifetime),
                shorter(refreshTokenLifetime, most.refreshTokenLifetime));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
