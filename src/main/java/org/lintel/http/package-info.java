/**
 * Where requests come in. {@link org.lintel.http.ConnectApplication} and {@link org.lintel.http.WellKnownApplication} list every endpoint:
 * they are the product's table of contents. The rest of the package holds for all endpoints: reading parameters, turning refusals into
 * answers, security headers, transport, cross-origin requests, and the start.
 */
package org.lintel.http;
