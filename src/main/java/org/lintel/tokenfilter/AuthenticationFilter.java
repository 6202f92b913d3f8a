package org.lintel.tokenfilter;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The first stage: says who calls, if there is a token. A request without one goes on as it is; one with a bad token ends here, even where
 * none is needed.
 */
final class AuthenticationFilter implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger("org.lintel.tokenfilter");
    private static final String SCHEME = "Bearer";
    /** b64token of RFC 6750 §2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final String PROPERTY = AccessToken.class.getName();

    private final TokenValidation validation;
    private final Challenge challenge;

    AuthenticationFilter(TokenValidation validation, Challenge challenge) {
        this.validation = validation;
        this.challenge = challenge;
    }

    /** The token of a request that has passed this filter; null if it has none. */
    static AccessToken token(ContainerRequestContext request) {
        return (AccessToken) request.getProperty(PROPERTY);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (!isBearer(header)) {
            tell(null);
            return;
        }
        try {
            AccessToken token = validation.validate(token(header));
            request.setProperty(PROPERTY, token);
            request.setSecurityContext(new TokenSecurityContext(token, request.getSecurityContext()));
            tell(token);
        } catch (TokenRefused e) {
            LOG.log(Level.FINE, "Token refused: {0}", e.getMessage());
            request.abortWith(challenge.badToken(e));
        } catch (AuthorityUnavailable e) {
            request.abortWith(challenge.unavailable());
        }
    }

    private static void tell(AccessToken token) {
        Beans.one(Caller.class).ifPresent(caller -> caller.is(token));
    }

    private static boolean isBearer(String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }

    private static String token(String header) {
        String token = header.substring(SCHEME.length()).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new TokenRefused("The Authorization header has no token");
        }
        return token;
    }
}
