package org.lintel.endsession;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.announce.Reaction;
import org.lintel.event.ClientNotified;
import org.lintel.event.ClientNotified.Outcome;
import org.lintel.event.SignedOut;
import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;
import org.lintel.issue.LogoutTokens;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.Client;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;

/**
 * Tells the clients of a session, server to server, that it has ended (Back-Channel Logout §2.5). The end of a session does not wait for
 * that, and a client that fails is tried again a few times.
 */
@Duty("RP-Initiated Logout 2 other-logouts")
@ApplicationScoped
public class BackChannel implements Reaction, Readings {

    private static final System.Logger LOG = System.getLogger(BackChannel.class.getName());
    private static final Outbox.Limits LIMITS = new Outbox.Limits(16, 4, 10_000, 1_000);

    /**
     * "The OP should not retransmit … unless the OP suspects that previous transmissions may have failed due to … recoverable errors"
     * (§2.5).
     */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    @Inject
    ClientStore clients;

    @Inject
    LogoutTokens tokens;

    @Inject
    GuardedHttp http;

    @Inject
    Announcements announcements;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private Outbox outbox;
    private List<Duration> pauses;

    @PostConstruct
    void begin() {
        begin(LIMITS, PAUSES, threads);
    }

    void begin(Outbox.Limits limits, List<Duration> pauses, ThreadFactory threads) {
        this.pauses = pauses;
        outbox = new Outbox(limits, threads, this::attempt);
    }

    /** While the stores are still there. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        outbox.close();
    }

    @Override
    public Turn turn() {
        return Turn.CLIENTS_ARE_TOLD;
    }

    @Override
    public void to(Record event) {
        if (event instanceof SignedOut ended) {
            tellOf(ended);
        }
    }

    @Override
    public List<Reading> readings() {
        return List
                .of(Reading.gauge("lintel_back_channel_pending", "Applications that are still to be told of a sign-out.", outbox.size()));
    }

    private void tellOf(SignedOut ended) {
        for (String clientId : ended.clients()) {
            var notice = new Notice(clientId, ended.subject(), ended.sid(), 1, System.nanoTime());
            if (!outbox.offer(notice) && toBeTold(clientId).isPresent()) {
                announce(notice, Outcome.DROPPED, 0, "too many are waiting already");
            }
        }
    }

    @Duty({"Back-Channel Logout 2.5 post", "Back-Channel Logout 2.5 retransmit", "Back-Channel Logout 2.8 response"})
    private Optional<Duration> attempt(Notice notice) {
        try {
            Optional<Client> client = toBeTold(notice.clientId());
            if (client.isPresent()) {
                // a new token each time: its two minutes may be over, and clients may remember the jti of the last one
                String token = tokens.create(client.get(), notice.subject(), notice.sid());
                http.post(URI.create(client.get().signOut().backChannelLogoutUri()), Map.of("logout_token", token));
                announce(notice, Outcome.TOLD, notice.attempt(), null);
            }
            return Optional.empty();
        } catch (FetchException e) {
            if (e.passing()) {
                return pauseAfter(notice, e.getMessage());
            }
            announce(notice, Outcome.REFUSED, notice.attempt(), e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "client " + notice.clientId() + " could not be told of the end of a session", e);
            return pauseAfter(notice, "Lintel failed itself");
        }
    }

    private Optional<Client> toBeTold(String clientId) {
        return clients.find(clientId).filter(Client::enabled).filter(client -> client.signOut().backChannelLogoutUri() != null);
    }

    private Optional<Duration> pauseAfter(Notice notice, String reason) {
        if (notice.attempt() <= pauses.size()) {
            return Optional.of(pauses.get(notice.attempt() - 1));
        }
        announce(notice, Outcome.UNREACHABLE, notice.attempt(), reason);
        return Optional.empty();
    }

    private void announce(Notice notice, Outcome outcome, int attempts, String reason) {
        announcements.tell(new ClientNotified(notice.clientId(), notice.sid(), outcome, attempts, notice.millis(), reason));
    }
}
