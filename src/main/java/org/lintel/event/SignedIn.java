package org.lintel.event;

/**
 * A user signed in.
 *
 * @param subject  who
 * @param sid      the session
 * @param clientId for which client, or {@code null}
 * @param address  from where
 */
public record SignedIn(String subject, String sid, String clientId, String address) {
}
