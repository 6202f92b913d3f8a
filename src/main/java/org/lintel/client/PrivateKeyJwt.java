package org.lintel.client;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.SigningKey;
import org.lintel.spi.ClientAuthenticator;

/** An assertion that is signed with the client's private key (RFC 7523 §2.2, OpenID Connect Core §9). */
@ApplicationScoped
@Priority(30)
public class PrivateKeyJwt implements ClientAuthenticator {

    @Inject
    ClientKeys keys;

    @Inject
    AssertionRules rules;

    @Override
    public String method() {
        return "private_key_jwt";
    }

    @Override
    public List<String> signingAlgorithms() {
        return SigningKey.ALGORITHMS;
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        return ClientAssertion.of(caller).filter(assertion -> !assertion.jwt().symmetric()).map(ClientAssertion::clientId);
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        ClientAssertion assertion = ClientAssertion.of(caller).orElseThrow();
        boolean signed = keys.verify(client.credentials(), assertion.jwt());
        if (signed) {
            rules.check(assertion, client);
        }
        return signed;
    }
}
