package org.lintel.view;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.spi.AuthorizationInteraction;

/** The page between a form and what follows it. The browser goes on by itself; where it has been told not to, there is a link. */
@Named("onwards")
@RequestScoped
public class ContinueView {

    static final String PAGE = "/continue";

    @Inject
    CurrentAuthorization currentAuthorization;

    @Inject
    AuthorizationInteraction interaction;

    private Optional<String> address = Optional.empty();

    /** Before the page is rendered. */
    public void prepare() {
        address = interaction.resume(currentAuthorization.getId());
        if (address.isEmpty()) {
            ExpiredRequest.say();
        }
    }

    public boolean isOpen() {
        return address.isPresent();
    }

    public String getAddress() {
        return address.orElse(null);
    }
}
