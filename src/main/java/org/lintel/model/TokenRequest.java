package org.lintel.model;

/**
 * A request to the token endpoint whose client has been authenticated (RFC 6749 §3.2). Immutable.
 *
 * @param issuer at whom it is directed
 * @param client who asks
 * @param caller the request itself: its headers and its certificate, to which tokens can be bound
 */
public record TokenRequest(String issuer, Client client, Caller caller) {

    /** All parameters, those of the client's authentication included. */
    public Parameters form() {
        return caller.form();
    }
}
