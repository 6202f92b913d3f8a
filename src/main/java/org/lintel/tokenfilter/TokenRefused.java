package org.lintel.tokenfilter;

/** This token is not accepted. The message goes to the caller: it quotes nothing of the token. */
final class TokenRefused extends RuntimeException {

    TokenRefused(String message) {
        super(message, null, false, false);
    }
}
