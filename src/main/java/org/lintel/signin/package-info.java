/**
 * Users prove who they are. What a sign-in is for is nothing that this package knows: an authorization request and a page of Lintel's own
 * are the same to it. {@link org.lintel.signin.PasswordCheck} finds out whether somebody knows a password,
 * {@link org.lintel.signin.SignInDelays} makes wait who guesses, {@link org.lintel.signin.ChangedPasswords} sees to it that nobody comes in
 * with a password that is being replaced.
 */
package org.lintel.signin;
