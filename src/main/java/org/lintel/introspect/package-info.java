/**
 * {@code /connect/introspect} (<a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>): what an access token is worth, for the API
 * that received it. An API resource or a scope authenticates with its own secret, just as a client does, and learns of a token only what
 * concerns it. For every reason why a token is not active the answer is the same.
 */
package org.lintel.introspect;
