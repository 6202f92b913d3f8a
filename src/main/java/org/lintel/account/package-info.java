/**
 * The user's own account: what clients have been allowed ({@link org.lintel.account.Permissions}), where else the user is signed in
 * ({@link org.lintel.account.OwnSessions}), and the password ({@link org.lintel.account.PasswordChanges}). Pages reach it through
 * {@link org.lintel.spi.AccountInteraction}.
 */
package org.lintel.account;
