package org.lintel.oauth;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.event.RequestRefused;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;

/** Tells every refusal once: the event, and the number that the caller may quote. */
@ApplicationScoped
public class Refusals {

    /** All that is told of a request: everything else may be a secret. */
    private static final List<String> HARMLESS = List.of("redirect_uri", "scope", "response_type");
    private static final int LONGEST = 200;

    @Inject
    Event<RequestRefused> refused;

    /**
     * @param parameters of the request, or {@link Parameters#NONE}
     * @param client     whose request it was, or {@code null} if that is not known; the parameter {@code client_id} then stands for it
     * @return the number to quote
     */
    public String tell(String endpoint, OAuthError error, String reason, Parameters parameters, Client client) {
        String number = Handles.random(6);
        String clientId = client != null ? client.clientId() : parameters.optional("client_id").map(Refusals::harmless).orElse(null);
        String received = HARMLESS.stream().filter(parameters::has)
                .map(name -> name + "=" + harmless(parameters.optional(name).orElseThrow())).collect(Collectors.joining(" "));
        String registered = client != null && parameters.has("redirect_uri")
                ? " registered=" + harmless(client.redirectUris().toString()) : "";
        refused.fire(new RequestRefused(number, endpoint, error.code(), reason, clientId, received + registered));
        return number;
    }

    /** Printable ASCII, cut at 200 characters: nothing that begins a line of its own or means something to a terminal. */
    public static String harmless(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints().mapToObj(c -> c >= 0x20 && c < 0x7F && c != '\\' && c != '$'
                ? Character.toString(c) : String.format("\\u%04x", c)).collect(Collectors.joining());
    }
}
