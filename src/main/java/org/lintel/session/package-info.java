/**
 * Who is signed in in this browser, since when and how. {@link org.lintel.session.BrowserSession} joins the cookie and the row in the
 * {@link org.lintel.spi.SessionStore}; the cookie's value is stored hashed and is renewed at every sign-in, while the session's public
 * name {@code sid} stays with the user. {@link org.lintel.session.SessionState} computes {@code session_state}
 * (<a href="https://openid.net/specs/openid-connect-session-1_0.html">Session Management</a> §3).
 */
package org.lintel.session;
