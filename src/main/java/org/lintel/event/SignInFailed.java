package org.lintel.event;

/**
 * A user failed to sign in, or, signed in, gave a wrong current password when they wanted another one.
 *
 * @param username as typed, cut and escaped: it may be a password typed into the wrong field, so sinks should not show it widely
 * @param address  from where
 * @param reason   {@code credentials}, {@code disabled}, {@code policy} or {@code delayed}
 */
public record SignInFailed(String username, String address, String reason) {
}
