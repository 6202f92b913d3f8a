package org.lintel.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ClientAuthenticationFailed;
import org.lintel.model.Backoff;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.PlainText;
import org.lintel.model.Secret;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.Refusals;
import org.lintel.plugin.Chains;
import org.lintel.secret.Delays;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientAuthenticator;
import org.lintel.spi.ClientStore;

/** Finds out which client is calling, or refuses with {@code invalid_client}. */
@ApplicationScoped
public class ClientAuthentication {

    /** Stands in for a client that does not exist, so that looking takes as long. */
    private static final Client NOBODY = Client.builder("nobody").clientSecrets(Secret.sha256("nobody")).build();

    /**
     * How many wrong secrets are refused without a wait. In memory: random secrets cannot be guessed, with any number of nodes and
     * restarts, and guesses must not cause writing.
     */
    private static final Backoff PACE = new Backoff(20, Duration.ofMinutes(1), Duration.ofHours(1));

    private record Claim(String clientId, ClientAuthenticator method) {
    }

    @Inject
    ClientStore clients;

    @Inject
    Callers callers;

    @Inject
    Chains chains;

    @Inject
    Clock clock;

    @Inject
    Announcements announcements;

    private List<ClientAuthenticator> methods;
    private Delays delays;

    @PostConstruct
    void begin() {
        // a public client comes last: a caller that sends its name may prove it by a method that is later in the chain
        methods = chains.members(ClientAuthenticator.class).stream()
                .sorted(Comparator.comparing(method -> method.method().equals(PublicClient.METHOD))).toList();
        delays = new Delays(clock, PACE);
    }

    /** The client that is calling. */
    public Client authenticate(Caller caller) {
        return authenticate(caller, id -> clients.find(id).filter(Client::enabled));
    }

    /**
     * The caller, where not only clients may call: an API authenticates as a client does. The outcome is announced.
     *
     * @param registered finds the credentials to an id; those of an API are given as those of a client with that id
     */
    @Duty({"Core 3.1.3.1 client-authentication", "RFC 6749 2.3 one-method", "RFC 6749 2.3.1 brute-force", "RFC 6749 4.1.3 authenticated",
            "RFC 6749 4.4.2 authenticated", "RFC 6749 6 authenticated", "RFC 7009 2.1 authenticated"})
    public Client authenticate(Caller caller, Function<String, Optional<Client>> registered) {
        Claim claim = null;
        try {
            claim = claim(caller);
            Client client = proven(claim, caller, registered);
            announcements.tell(new ClientAuthenticated(client.clientId(), claim.method().method(), caller.address()));
            return client;
        } catch (OAuthException | UnavailableException e) {
            announcements.tell(new ClientAuthenticationFailed(claim == null ? null : Refusals.harmless(claim.clientId()),
                    claim == null ? null : claim.method().method(), caller.address(), e.getMessage()));
            throw e;
        }
    }

    /** Who the caller says it is, by the one method that it uses. */
    private Claim claim(Caller caller) {
        Claim claim = null;
        for (ClientAuthenticator method : methods) {
            if (claim != null && method.method().equals(PublicClient.METHOD)) {
                break;
            }
            Optional<String> claimed = method.clientId(caller);
            if (claimed.isPresent() && claim != null) {
                throw OAuthError.INVALID_CLIENT.because("the client uses both " + claim.method().method() + " and " + method.method());
            } else if (claimed.isPresent()) {
                claim = new Claim(claimed.get(), method);
            }
        }
        if (claim == null) {
            throw OAuthError.INVALID_CLIENT.because("the request carries no client authentication");
        }
        callers.claims(claim.clientId());
        return claim;
    }

    private Client proven(Claim claim, Caller caller, Function<String, Optional<Client>> registered) {
        Optional<Client> client = Optional.of(claim.clientId()).filter(PlainText::is).flatMap(registered);
        String method = claim.method().method();
        Optional<Client> able = client.filter(known -> known.credentials().authenticatesBy(method));
        Optional<String> objection = objection(claim.method(), caller, able.orElse(NOBODY));
        if (able.isEmpty() || objection.isPresent()) {
            slowDown(caller.address() + " " + claim.clientId(), client);
            throw OAuthError.INVALID_CLIENT.because((client.isEmpty() ? "the client is unknown or disabled"
                    : able.isEmpty() ? "the client is not registered for " + method : objection.get())
                    + ClientSecretBasic.likelyCause(caller));
        }
        return able.get();
    }

    /**
     * Called after a failure only: a client that proves itself never waits for failures of others at its address. A public client has no
     * secret to guess.
     *
     * @throws UnavailableException if there were too many before
     */
    private void slowDown(String attempts, Optional<Client> client) {
        if (client.isPresent() && !client.get().credentials().requireClientSecret()) {
            return;
        }
        Duration wait = delays.wait(attempts);
        if (!wait.isZero()) {
            throw new UnavailableException("too many failed authentications of this client from this address", wait, null);
        }
        delays.failed(attempts);
    }

    private static Optional<String> objection(ClientAuthenticator method, Caller caller, Client client) {
        try {
            return method.proves(caller, client) ? Optional.empty()
                    : Optional.of("the client did not authenticate itself by " + method.method());
        } catch (OAuthException e) {
            return Optional.of(e.reason());
        }
    }

    /** The methods that there are, as in {@code token_endpoint_auth_methods_supported}. */
    @Duty("Core 9 methods")
    public List<String> methods() {
        return methods.stream().map(ClientAuthenticator::method).toList();
    }

    /** Those of the methods that are about signatures, as in {@code token_endpoint_auth_signing_alg_values_supported}. */
    public List<String> signingAlgorithms() {
        return methods.stream().flatMap(method -> method.signingAlgorithms().stream()).distinct().toList();
    }
}
