package org.lintel.oauth;

import org.lintel.secret.Handles;
import jakarta.enterprise.context.RequestScoped;

/** The number of a request: ties together what the log says about it and what its sender may quote. */
@RequestScoped
public class RequestNumber {

    private final String value = Handles.random(6);

    public String value() {
        return value;
    }
}
