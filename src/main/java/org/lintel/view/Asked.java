package org.lintel.view;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.interact.KeptRequest;
import org.lintel.interact.KeptRequests;
import org.lintel.model.Client;
import org.lintel.oauth.RedirectUris;
import org.lintel.oauth.ResponseMode;
import org.lintel.spi.ClientStore;

/** The kept authorization request that the page is about, as its parameter {@code request} says. */
@Named
@RequestScoped
public class Asked {

    static final String PARAMETER = "request";

    @Inject
    KeptRequests keptRequests;

    @Inject
    ClientStore clients;

    @Inject
    HttpServletRequest http;

    private boolean named;
    private Optional<KeptRequest> kept = Optional.empty();
    private Client client;

    /** Not for the error page: it must work when a store does not. */
    @PostConstruct
    void find() {
        if (http.getDispatcherType() != DispatcherType.ERROR) {
            String id = http.getParameter(PARAMETER);
            named = id != null && !id.isEmpty();
            kept = Optional.ofNullable(id).filter(given -> named).flatMap(keptRequests::find);
            client = kept.flatMap(request -> clients.find(request.clientId())).filter(Client::enabled).orElse(null);
        }
    }

    /** Whether the page was asked for with a request, known or not. */
    boolean named() {
        return named;
    }

    /** The request, if the user can still answer it. */
    Optional<KeptRequest> open() {
        return kept.filter(request -> client != null && !request.answered() && !keptRequests.expired(request));
    }

    /** Where the answer will go: browsers apply {@code form-action} to the redirects that follow a form. */
    String returnOrigin() {
        return RedirectUris.verify(client, parameter("redirect_uri"), true, ResponseMode.QUERY, null).origin();
    }

    /** For the form; {@code null} without a known request, so that nothing a link made up is repeated. */
    public String getId() {
        return kept.map(KeptRequest::id).orElse(null);
    }

    /** Whose request it is, or {@code null}. */
    public Client getClient() {
        return client;
    }

    public boolean isAnswered() {
        return kept.filter(KeptRequest::answered).isPresent();
    }

    Stream<String> uiLocales() {
        return parameter("ui_locales").stream().flatMap(tags -> Stream.of(tags.split(" ")));
    }

    Optional<String> parameter(String name) {
        return kept.flatMap(request -> request.parameters().optional(name));
    }
}
