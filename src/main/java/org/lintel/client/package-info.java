/**
 * Who is calling: one {@link org.lintel.spi.ClientAuthenticator} per method, and {@link org.lintel.client.ClientAuthentication}, which
 * lets a caller use exactly one of them ("The client MUST NOT use more than one authentication method in each request", RFC 6749 §2.3)
 * and does the same work for a client that does not exist as for one that shows a wrong secret.
 */
package org.lintel.client;
