/**
 * {@code /connect/endsession} (<a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-Initiated Logout</a>): where an
 * application sends the browser to sign out. {@link org.lintel.endsession.EndSessionRules} find out who asks and whether that is proven;
 * the answer travels to the sign-out page as a {@link org.lintel.model.LogoutMessage}. Afterwards
 * {@link org.lintel.endsession.SignOutFrames} tell the applications of the ended session, one frame each
 * (<a href="https://openid.net/specs/openid-connect-frontchannel-1_0.html">Front-Channel Logout</a>).
 *
 * <p>However a session ends, {@link org.lintel.endsession.BackChannel} tells its applications from server to server
 * (<a href="https://openid.net/specs/openid-connect-backchannel-1_0.html">Back-Channel Logout</a>), asynchronously: the sign-out does not
 * wait for them.
 */
package org.lintel.endsession;
