package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A client has not proven who it is, at whichever endpoint. The request is refused, which {@link RequestRefused} tells in the audit log;
 * this event says beside it how it was tried.
 *
 * @param clientId who it said it was, cut and escaped; {@code null} if that could not be made out
 * @param method   how it tried: the name of a {@code ClientAuthenticator}; {@code null} if it was none, or more than one
 * @param address  from where
 * @param reason   why it failed, one sentence for operators, not for the caller
 */
public record ClientAuthenticationFailed(@Nullable String clientId, @Nullable String method, String address, String reason) {
}
