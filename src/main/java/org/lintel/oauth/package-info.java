/**
 * What all endpoints share of the protocol: redirect URIs, response modes, PKCE, and the two refusals that have a web browser at the other
 * end. None of them knows how a request came: that is for the endpoints and for {@code browser}.
 *
 * <p>A {@link org.lintel.oauth.ReturnedException} goes back to the client and needs a {@link org.lintel.oauth.ReturnAddress}, which only
 * {@link org.lintel.oauth.RedirectUris#verify} makes; an unverified redirect URI is a {@code String}, and a {@code String} cannot be
 * redirected to. Before there is a verified address, a request is {@link org.lintel.oauth.Refused} with a page of our own.
 */
package org.lintel.oauth;
