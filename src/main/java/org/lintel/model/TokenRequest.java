package org.lintel.model;

/**
 * A request to the token endpoint whose client has been authenticated (RFC 6749 §3.2).
 *
 * @param issuer at whom it is directed
 * @param client who asks
 * @param form   all parameters, those of the client's authentication included
 */
public record TokenRequest(String issuer, Client client, Parameters form) {
}
