/**
 * {@code /connect/checksession} (<a href="https://openid.net/specs/openid-connect-session-1_0.html">Session Management</a> §3): the page
 * that applications keep in a hidden frame and ask every few seconds whether the session is still the same. It answers by itself, without a
 * request: the state is in a cookie that only its script can read.
 */
package org.lintel.checksession;
