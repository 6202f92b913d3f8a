package org.lintel.issue;

/**
 * What a code or token rests on; when one part is gone, what was given is worth nothing.
 *
 * @param session key of the session: the hash of the cookie that the browser had, so that one with an old cookie gets nothing either
 * @param consent key of the remembered consent, or {@code null} where the user was asked just now, or need not be asked
 */
public record Ground(String session, String consent) {
}
