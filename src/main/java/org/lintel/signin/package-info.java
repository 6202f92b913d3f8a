/**
 * Users prove who they are. What a sign-in is for is nothing that this package knows: an authorization request and a page of Lintel's own
 * are the same {@link org.lintel.signin.SignInPurpose} to it.
 *
 * <p>{@link org.lintel.signin.SignInPipeline} is the one way in: {@link org.lintel.signin.SignInBrakes} hold up who guesses, a
 * {@link org.lintel.spi.SignInMethod} finds out who it is, such as {@link org.lintel.signin.PasswordMethod}, the
 * {@link org.lintel.spi.SignInPolicy} whether that is enough; then the session begins. {@link org.lintel.signin.ChangedPasswords} sees to
 * it that nobody comes in with a password that is being replaced.
 */
package org.lintel.signin;
