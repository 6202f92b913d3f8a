package org.lintel.signin;

import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.plugin.Chains;
import org.lintel.spi.SignInMethod;

/** The {@link SignInMethod}s by their names. */
@ApplicationScoped
class SignInMethods {

    @Inject
    Chains chains;

    private Map<String, SignInMethod> methods;

    @PostConstruct
    void begin() {
        methods = chains.byName(SignInMethod.class);
    }

    /** @throws IllegalArgumentException if there is none such */
    SignInMethod named(String name) {
        SignInMethod method = methods.get(name);
        if (method == null) {
            throw new IllegalArgumentException(
                    "there is no sign-in method \"" + name + "\"; there are " + String.join(", ", methods.keySet()));
        }
        return method;
    }
}
