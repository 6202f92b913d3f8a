package org.lintel.tokenfilter;

/** The authority cannot be asked, or its answer makes no sense: no token can be accepted. The message is for the log. */
final class AuthorityUnavailable extends RuntimeException {

    AuthorityUnavailable(String message) {
        super(message, null, false, false);
    }
}
