package org.lintel.client;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.oauth.InputLimits;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientAuthenticator;

/** HTTP Basic, with client id and secret form-encoded before (RFC 6749 §2.3.1). */
@Duty("RFC 6749 2.3.1 basic")
@ApplicationScoped
@Priority(10)
public class ClientSecretBasic implements ClientAuthenticator {

    private static final String SCHEME = "Basic ";

    @Inject
    Clock clock;

    @Inject
    InputLimits limits;

    @Override
    public String method() {
        return "client_secret_basic";
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        return caller.header("authorization").filter(ClientSecretBasic::isBasic)
                .map(header -> {
                    ClientSecrets.alone(caller);
                    String clientId = credentials(header)[0];
                    if (caller.form().optional("client_id").filter(other -> !other.equals(clientId)).isPresent()) {
                        throw OAuthError.INVALID_CLIENT.because("client_id in the body names another client than the header");
                    }
                    return clientId;
                });
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        return ClientSecrets.match(client, credentials(caller.header("authorization").orElseThrow())[1], clock.instant());
    }

    /**
     * Why it may be that these credentials are wrong, for the log: curl and several libraries leave the form-encoding out, and then a colon
     * in the id ends it and a plus sign in the secret is a blank. Neither character is left where something has been encoded.
     */
    static String likelyCause(Caller caller) {
        return caller.header("authorization").filter(ClientSecretBasic::isBasic).map(ClientSecretBasic::text)
                .filter(text -> text.indexOf(':') != text.lastIndexOf(':') || text.contains("+"))
                .map(text -> "; its Authorization header has a second colon or a plus sign: id and secret have to be form-encoded first "
                        + "(RFC 6749 section 2.3.1)")
                .orElse("");
    }

    private static boolean isBasic(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static String text(String header) {
        return new String(Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
    }

    private String[] credentials(String header) {
        try {
            String text = text(header);
            int colon = text.indexOf(':');
            if (colon > 0) {
                return checked(Parameters.decode(text.substring(0, colon)), Parameters.decode(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException | OAuthException e) {
            // told below: neither Base64 nor form-encoded, or too long
        }
        throw OAuthError.INVALID_CLIENT.because(
                "the Authorization header is not the Base64 of id and secret, each form-encoded (RFC 6749 section 2.3.1), or too long");
    }

    private String[] checked(String clientId, String secret) {
        if (!limits.fits("client_id", clientId) || !limits.fits("client_secret", secret)) {
            throw new IllegalArgumentException("longer than any");
        }
        return new String[] {clientId, secret};
    }
}
