package org.lintel.event;

/**
 * A client has proven who it is, at whichever endpoint (RFC 6749 §2.3). What comes of its request is told by other events; this one has no
 * line of its own in the audit log, since an API that asks about each token would fill it.
 *
 * @param clientId which client; at the introspection endpoint perhaps an API resource or a scope
 * @param method   how: the name of a {@code ClientAuthenticator}, such as {@code client_secret_basic}; {@code none} for a public client
 * @param address  from where
 */
public record ClientAuthenticated(String clientId, String method, String address) {
}
