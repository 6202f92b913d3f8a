package org.lintel.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.chore.Backlog;
import org.lintel.chore.Chore;
import org.lintel.chore.Sample;
import org.lintel.config.Settings;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation;
import org.lintel.model.RefusalExplanation.Comparison;
import org.lintel.spi.ClientStore;
import org.lintel.spi.RefusalLog;

/**
 * Keeps refusals with what explains them, in batches: a request that is refused does not wait for that. Of each kind, so many in a minute:
 * who sends bad requests on purpose fills nothing.
 */
@ApplicationScoped
public class KeptRefusals implements Chore, Readings {

    static final int EACH_MINUTE = 60;
    private static final int ROOM = 1_000;

    /** What may be told, with what a client has registered for it: everything else may be a secret. */
    private static final Map<String, Function<Client, List<String>>> TOLD = Map.of(
            "redirect_uri", client -> client.requests().redirectUris(),
            "scope", client -> sorted(client.allowedScopes()),
            "grant_type", client -> sorted(client.allowedGrantTypes()),
            "response_type", client -> List.of(),
            "response_mode", client -> List.of(),
            "prompt", client -> List.of(),
            "code_challenge_method", client -> List.of());

    private record Waiting(String number, Instant moment, RefusedRequest request) {
    }

    @Inject
    RefusalLog log;

    @Inject
    ClientStore clients;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private Backlog<Waiting> waiting;
    private Sample sample;

    @PostConstruct
    void begin() {
        waiting = new Backlog<>(ROOM, this::write);
        sample = new Sample(clock, EACH_MINUTE);
    }

    void keep(String number, RefusedRequest request) {
        if (sample.takes(request.endpoint() + " " + request.error().code())) {
            waiting.add(new Waiting(number, clock.instant(), request));
        }
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        waiting.flush();
    }

    /** What has waited for less than a second. */
    @Override
    public void end() {
        waiting.flush();
    }

    @Override
    public List<Reading> readings() {
        return List.of(
                Reading.counter("lintel_refusals_passed_over", "Refused requests that were not kept, because there were too many at once.",
                        waiting.dropped() + sample.passedOver()));
    }

    private void write(List<Waiting> batch) {
        log.keep(batch.stream().map(this::explained).toList(), clock.instant().plus(settings.audit().refusals()));
    }

    private Refusal explained(Waiting one) {
        RefusedRequest request = one.request;
        String clientId = request.clientId() == null ? null : Refusals.harmless(request.clientId());
        Client client = request.client() != null || clientId == null ? request.client() : clients.find(clientId).orElse(null);
        var advice = RefusalAdvice.on(request.reason());
        String rule = RefusalAdvice.rule(request).map(BrokenRule::sentence).orElse(null);
        return new Refusal(one.number, one.moment, Refusals.harmless(request.endpoint()), request.error().code(), request.reason(),
                clientId,
                new RefusalExplanation(rule, compared(request.parameters(), client), advice.map(RefusalAdvice::text).orElse(null)));
    }

    static List<Comparison> compared(Parameters parameters, Client client) {
        return TOLD.keySet().stream().sorted().filter(parameters::has).map(name -> {
            String received = String.join(" ", parameters.values().get(name));
            List<String> registered = client == null ? List.of() : TOLD.get(name).apply(client).stream().map(Refusals::harmless).toList();
            return new Comparison(name, Refusals.harmless(received), registered, difference(name, received, client));
        }).toList();
    }

    private static String difference(String name, String received, Client client) {
        if (client == null) {
            return null;
        }
        return switch (name) {
            case "redirect_uri" -> RedirectUris.registered(client, received) ? null
                    : RedirectDifference.of(received, client.requests().redirectUris()).orElse("none is registered");
            case "scope" -> missing(List.of(received.split(" ")), client::allowsScope);
            case "grant_type" -> missing(List.of(received), client::allowsGrantType);
            default -> null;
        };
    }

    private static String missing(List<String> received, Predicate<String> registered) {
        List<String> more = received.stream().filter(registered.negate()).map(Refusals::harmless).toList();
        return more.isEmpty() ? null : "not registered: " + String.join(", ", more);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "keeping what was refused";
    }
}
