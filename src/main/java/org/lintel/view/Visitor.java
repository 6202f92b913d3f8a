package org.lintel.view;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.session.BrowserSession;
import org.lintel.spi.UserStore;

/** Who is signed in in this browser. */
@Named
@RequestScoped
public class Visitor {

    @Inject
    BrowserSession browser;

    @Inject
    UserStore users;

    /** The name that the user goes by, or {@code null} if nobody is signed in. */
    public String getName() {
        return user().map(Visitor::name).orElse(null);
    }

    Optional<User> user() {
        return browser.current().map(Session::subject).flatMap(users::find).filter(User::enabled);
    }

    private static String name(User user) {
        String parts = Stream.of("given_name", "family_name").flatMap(claim -> user.claims().text(claim).stream())
                .collect(Collectors.joining(" "));
        return user.claims().text("name").orElse(parts.isBlank() ? user.username() : parts);
    }
}
