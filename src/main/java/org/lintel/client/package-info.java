/**
 * Who is calling: one {@link org.lintel.spi.ClientAuthenticator} per method, and {@link org.lintel.client.ClientAuthentication}, which
 * lets a caller use exactly one of them ("The client MUST NOT use more than one authentication method in each request", RFC 6749 §2.3)
 * and only one that it is registered for, and does the same work for a client that does not exist as for one that shows a wrong secret.
 *
 * <p>Two methods are about signed assertions (<a href="https://www.rfc-editor.org/rfc/rfc7523">RFC 7523</a>):
 * {@link org.lintel.client.ClientAssertion} reads one, {@link org.lintel.client.PrivateKeyJwt} and
 * {@link org.lintel.client.ClientSecretJwt} verify it, {@link org.lintel.client.AssertionRules} are what it must say. Plug-ins have
 * assertions of others looked at in the same way ({@link org.lintel.spi.Assertions}).
 */
package org.lintel.client;
