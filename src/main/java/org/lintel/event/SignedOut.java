package org.lintel.event;

/**
 * A session ended.
 *
 * @param subject whose
 * @param sid     the session
 */
public record SignedOut(String subject, String sid) {
}
