package org.lintel.oauth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;

/** The only maker of a {@link ReturnAddress}. */
public final class RedirectUris {

    private RedirectUris() {
    }

    /** A loopback address with a port: "http://127.0.0.1:{port}/{path}", "http://[::1]:{port}/{path}" (RFC 8252 §7.3). */
    private static final Pattern LOOPBACK = Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1])):[1-9][0-9]{0,4}((?:[/?].*)?)");

    /**
     * Whether the client has registered this address, character by character. "The authorization server MUST allow any port to be specified
     * at the time of the request for loopback IP redirect URIs, to accommodate clients that obtain an available ephemeral port" (RFC 8252
     * §7.3): so may one that is registered without a port. {@code localhost} is a name, and names may lead elsewhere (§8.3).
     */
    @Duty({"Core 3.1.2.1 redirect-uri-exact", "RFC 8252 7.3 any-port", "RFC 8252 8.3 loopback-literal", "RFC 8252 8.4 exact"})
    public static boolean registered(Client client, String uri) {
        List<String> registered = client.requests().redirectUris();
        Matcher loopback = LOOPBACK.matcher(uri);
        return registered.contains(uri) || loopback.matches() && registered.contains(loopback.group(1) + loopback.group(2));
    }

    /**
     * "The authorization server MUST … ensure that the two are equal … using exact string matching" (RFC 9700 §2.1, §4.1.3).
     *
     * @param requested the {@code redirect_uri}; may be missing if {@code optional} and the client has registered exactly one
     * @param optional  {@code false} for OpenID Connect, where the parameter is required (Core §3.1.2.1)
     * @param state     as sent, or {@code null}
     * @throws Refused with a page of our own: an error is never sent to an address that has not been verified
     */
    @Duty({"Core 3.1.2.1 redirect-uri-required", "Core 3.1.2.1 redirect-uri-exact", "RFC 6749 3.1.2.3 several",
            "RFC 6749 3.1.2.4 invalid-address"})
    public static ReturnAddress verify(Client client, Optional<String> requested, boolean optional, ResponseEncoding encoding,
            String state) {
        List<String> registered = client.requests().redirectUris();
        if (requested.isEmpty()) {
            if (optional && registered.size() == 1) {
                return new ReturnAddress(client, registered.get(0), encoding, state);
            }
            throw new Refused(OAuthError.INVALID_REQUEST, "redirect_uri is missing", client);
        }
        if (!registered(client, requested.get())) {
            throw new Refused(OAuthError.INVALID_REQUEST, "redirect_uri is not registered for the client", client);
        }
        return new ReturnAddress(client, requested.get(), encoding, state);
    }
}
