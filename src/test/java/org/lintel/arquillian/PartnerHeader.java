package org.lintel.arquillian;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.spi.ClientAuthenticator;

/** A plug-in: whoever knows the word is the client that it says. */
@ApplicationScoped
public class PartnerHeader implements ClientAuthenticator {

    @Override
    public String method() {
        return "partner_header";
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        return caller.header("x-partner");
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        return caller.header("x-word").filter("sesame"::equals).isPresent();
    }
}
