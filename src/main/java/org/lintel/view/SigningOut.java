package org.lintel.view;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.message.LogoutMessages;
import org.lintel.model.Client;
import org.lintel.model.LogoutMessage;
import org.lintel.spi.ClientStore;

/** The sign-out that the page is about, as its parameter {@code logoutId} says. */
@Named
@RequestScoped
public class SigningOut {

    static final String PARAMETER = "logoutId";

    @Inject
    LogoutMessages messages;

    @Inject
    ClientStore clients;

    @Inject
    HttpServletRequest http;

    private String id;
    private Optional<LogoutMessage> message = Optional.empty();

    /** Not for the error page: it must work when a store does not. */
    @PostConstruct
    void find() {
        if (http.getDispatcherType() != DispatcherType.ERROR) {
            message = messages.read(http.getParameter(PARAMETER));
            id = message.isPresent() ? http.getParameter(PARAMETER) : null;
        }
    }

    /** For the form and the frame; {@code null} without a known message, so that nothing a link made up is repeated. */
    public String getId() {
        return id;
    }

    Optional<LogoutMessage> message() {
        return message;
    }

    /** Who asked for it, or {@code null}. */
    public Client getClient() {
        return message.map(LogoutMessage::clientId).flatMap(clients::find).filter(Client::enabled).orElse(null);
    }

    Stream<String> uiLocales() {
        return message.map(LogoutMessage::uiLocales).stream().flatMap(tags -> Stream.of(tags.split(" ")));
    }

    /** Where to go on to, or {@code null}. */
    public String getReturnUri() {
        return message.map(LogoutMessage::returnUri).orElse(null);
    }
}
