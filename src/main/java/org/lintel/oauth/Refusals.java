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

    @Inject
    KeptRefusals kept;

    @Inject
    RefusalCounts counts;

    /** @return the number to quote */
    public String tell(RefusedRequest request) {
        return tell(request, "");
    }

    /** The same for one that ends here, so that the log has what came and what is registered. */
    public String tellWhole(RefusedRequest request) {
        Parameters parameters = request.parameters();
        String received = HARMLESS.stream().filter(parameters::has)
                .map(name -> name + "=" + harmless(parameters.optional(name).orElseThrow())).collect(Collectors.joining(" "));
        String registered = request.client() != null && parameters.has("redirect_uri")
                ? " registered=" + harmless(request.client().requests().redirectUris().toString()) : "";
        return tell(request, (received + registered).strip());
    }

    private String tell(RefusedRequest request, String details) {
        String number = number();
        announcements.tell(new RequestRefused(number, harmless(request.endpoint()), request.error().code(), request.reason(),
                request.clientId() == null ? null : harmless(request.clientId()), details));
        counts.count(request);
        kept.keep(number, request);
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
        return tell(RefusedRequest.at(endpoint, error, reason, client));
    }

    /** Printable ASCII, cut at 200 characters: nothing that begins a line of its own or means something to a terminal. */
    public static String harmless(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints().mapToObj(c -> c >= 0x20 && c < 0x7F && c != '\\' && c != '$'
                ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)).collect(Collectors.joining());
    }
}
