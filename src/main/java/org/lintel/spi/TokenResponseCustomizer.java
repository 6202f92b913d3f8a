package org.lintel.spi;

import org.lintel.model.TokenResponseDraft;

/**
 * Chain: members of a plug-in's own in the answer of the token endpoint, which "MAY" have them (RFC 6749 §5.1): "The client MUST ignore
 * unrecognized value names". Called by many threads at once, before anything is issued: a refresh token outlives a customizer that fails.
 */
public interface TokenResponseCustomizer {

    /**
     * Adds to the answer. What specifications have in it ({@code access_token}, {@code scope}, {@code authorization_details} …) cannot be
     * added or replaced.
     *
     * @throws org.lintel.model.OAuthException to refuse the request
     */
    void customize(TokenResponseDraft draft);
}
