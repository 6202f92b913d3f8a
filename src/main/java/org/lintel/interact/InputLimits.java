package org.lintel.interact;

import java.util.Map;
import java.util.Optional;

import org.lintel.model.Parameters;

/** How long a parameter of an authorization request may be; IdentityServer's input length restrictions, with a limit for state. */
final class InputLimits {

    private static final int OTHERS = 2048;

    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("client_id", 100), Map.entry("redirect_uri", 400), Map.entry("scope", 1000), Map.entry("state", 2048),
            Map.entry("nonce", 300), Map.entry("login_hint", 100), Map.entry("acr_values", 300), Map.entry("ui_locales", 100),
            Map.entry("claims_locales", 100), Map.entry("response_type", 100), Map.entry("response_mode", 100), Map.entry("prompt", 100),
            Map.entry("display", 100), Map.entry("id_token_hint", 6000), Map.entry("claims", 4000));

    private InputLimits() {
    }

    /** The name of a parameter that is too long, if there is one. */
    static Optional<String> tooLong(Parameters parameters) {
        return parameters.values().keySet().stream()
                .filter(name -> parameters.optional(name).orElse("").length() > LONGEST.getOrDefault(name, OTHERS))
                .map(name -> LONGEST.containsKey(name) ? name : "that has no name here").findFirst();
    }
}
