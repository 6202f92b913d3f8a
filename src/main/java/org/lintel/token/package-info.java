/**
 * {@code /connect/token} (RFC 6749 §3.2): the client authenticates, names a grant, and gets tokens. Every grant is one class that
 * implements {@link org.lintel.spi.GrantType}; a plug-in's is one more.
 */
package org.lintel.token;
