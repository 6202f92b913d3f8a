package org.lintel.harbour;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Parameters;
import org.lintel.model.SignInStep;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.UserStore;

/** The number of a badge and its PIN. */
@ApplicationScoped
public class BadgeMethod implements SignInMethod {

    private record Badge(String subject, String pin) {
    }

    private static final Map<String, Badge> BADGES = Map.of("4711", new Badge("alice-1", "1234"), "4712", new Badge("bob-1", "4321"));

    @Inject
    UserStore users;

    @Override
    public String name() {
        return "badge";
    }

    @Override
    public String account(Parameters typed) {
        return typed.optional("number").orElse(null);
    }

    @Override
    public SignInStep go(Parameters typed) {
        Badge badge = BADGES.get(typed.required("number"));
        if (badge == null || !badge.pin.equals(typed.optional("pin").orElse(""))) {
            return new SignInStep.Failed();
        }
        return users.find(badge.subject).<SignInStep>map(user -> new SignInStep.Proven(user, List.of("hwk", "pin"), "harbour"))
                .orElseGet(SignInStep.Failed::new);
    }
}
