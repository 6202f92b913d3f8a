/**
 * Users prove who they are. This package does not know what a sign-in is for: an authorization request and a page of Lintel's own are a
 * {@link org.lintel.signin.SignInPurpose} alike.
 *
 * <p>{@link org.lintel.signin.SignInPipeline} is the one way in: {@link org.lintel.signin.SignInBrakes} slow guessing down, a
 * {@link org.lintel.spi.SignInMethod} finds out who it is, such as {@link org.lintel.signin.PasswordMethod}, the
 * {@link org.lintel.spi.SignInPolicy} whether that is enough; then the session begins. {@link org.lintel.signin.ChangedPasswords} prevents
 * sign-ins with a password that is being replaced.
 */
package org.lintel.signin;
