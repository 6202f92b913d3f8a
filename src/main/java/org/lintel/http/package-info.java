/**
 * Where requests come in. {@link org.lintel.http.ConnectApplication} and {@link org.lintel.http.WellKnownApplication} list every endpoint:
 * they are the table of contents of the house. Around the endpoints stand what holds for all of them: reading parameters, turning
 * refusals into answers, security headers, transport, cross-origin requests, and the start.
 */
package org.lintel.http;
