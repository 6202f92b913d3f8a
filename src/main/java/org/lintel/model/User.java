package org.lintel.model;

/**
 * A person who can sign in.
 *
 * @param subject  the {@code sub} of the user's tokens: at most 255 ASCII characters, never reassigned (OpenID Connect Core §2)
 * @param username what the user signs in with
 * @param enabled  one who is not enabled gets nothing, even by what was issued before
 * @param claims   about the user
 */
public record User(String subject, String username, boolean enabled, Claims claims) {

    public User {
        Check.name("subject", subject, 255);
    }
}
