package org.lintel.oauth;

import org.lintel.secret.Handles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
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
    Announcements announcements;

    @Inject
    RequestNumber requestNumber;

    /**
     * @param endpoint   path of the request
     * @param clientId   whose request it says it is, or {@code null}
     * @param parameters of the request, as far as they may be told; or {@link Parameters#NONE}
     * @param client     whose request it was, or {@code null} if that is not known
     * @return the number to quote
     */
    public String tell(String endpoint, OAuthError error, String reason, String clientId, Parameters parameters, Client client) {
        String number = number();
        String received = HARMLESS.stream().filter(parameters::has)
                .map(name -> name + "=" + harmless(parameters.optional(name).orElseThrow())).collect(Collectors.joining(" "));
        String registered = client != null && parameters.has("redirect_uri")
                ? " registered=" + harmless(client.requests().redirectUris().toString()) : "";
        announcements.tell(new RequestRefused(number, harmless(endpoint), error.code(), reason,
                clientId == null ? null : harmless(clientId), (received + registered).strip()));
        return number;
    }

    /** That of the request; what fails outside of one has a number, too. */
    private String number() {
        try {
            return requestNumber.value();
        } catch (ContextNotActiveException e) {
            return Handles.random(6);
        }
    }

    /** The same for a refusal that nothing more is to be told of; {@code client} may be {@code null}. */
    public String tell(String endpoint, OAuthError error, String reason, Client client) {
        return tell(endpoint, error, reason, client == null ? null : client.clientId(), Parameters.NONE, client);
    }

    /** Printable ASCII, cut at 200 characters: nothing that begins a line of its own or means something to a terminal. */
    public static String harmless(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints().mapToObj(c -> c >= 0x20 && c < 0x7F && c != '\\' && c != '$'
                ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)).collect(Collectors.joining());
    }
}
