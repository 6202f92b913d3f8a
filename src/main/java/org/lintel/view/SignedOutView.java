package org.lintel.view;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.browser.PageHeaders;
import org.lintel.config.Settings;
import org.lintel.model.LogoutMessage;

/** The signed-out page: a link back, and a frame in which the applications of the session are told. */
@Named("signedOut")
@RequestScoped
public class SignedOutView {

    static final String PAGE = "/loggedout";

    @Inject
    SigningOut signingOut;

    @Inject
    PageHeaders headers;

    @Inject
    Settings settings;

    /** Before the page is rendered. */
    public void prepare() {
        headers.framesOfOurOwn();
        settings.autoReturn().ifPresent(delay -> signingOut.message().filter(LogoutMessage::authenticated)
                .map(LogoutMessage::returnUri).ifPresent(address -> headers.goOn(delay, address)));
    }

    /** Path of the frame below the context path, or {@code null} if there is nobody to tell. */
    public String getFrame() {
        Optional<LogoutMessage> message = signingOut.message().filter(known -> known.sid() != null);
        return message.map(known -> "/connect/endsession/callback?" + SigningOut.PARAMETER + "=" + signingOut.getId()).orElse(null);
    }
}
