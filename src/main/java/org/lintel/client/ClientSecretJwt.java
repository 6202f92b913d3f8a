package org.lintel.client;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.jose.SignedJwt;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.spi.ClientAuthenticator;

/** An assertion that is authenticated by the client's secret (OpenID Connect Core §9), which is kept sealed for that. */
@ApplicationScoped
@Priority(40)
public class ClientSecretJwt implements ClientAuthenticator {

    @Inject
    ClientSignatures signatures;

    @Inject
    AssertionRules rules;

    @Override
    public String method() {
        return "client_secret_jwt";
    }

    @Override
    public List<String> signingAlgorithms() {
        return SignedJwt.SYMMETRIC;
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        return ClientAssertion.of(caller).filter(assertion -> assertion.jwt().symmetric()).map(ClientAssertion::clientId);
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        ClientAssertion assertion = ClientAssertion.of(caller).orElseThrow();
        boolean signed = signatures.verify(client, assertion.jwt());
        if (signed) {
            rules.check(assertion, client);
        }
        return signed;
    }
}
