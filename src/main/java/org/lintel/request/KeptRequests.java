package org.lintel.request;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.config.Issuer;
import org.lintel.json.StoredJson;
import org.lintel.model.Client;
import org.lintel.model.GrantQuery;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.PersistedGrant;
import org.lintel.model.Session;
import org.lintel.secret.Handles;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.Refused;
import org.lintel.spi.ClientStore;
import org.lintel.spi.GrantStore;

/**
 * Authorization requests that wait for the user. Each works in the browser that brought it only. What was asked stands in the address,
 * sealed; what the user did for it, and that it has been answered, is stored: requests alone fill no store, and nothing can be done twice
 * or taken back.
 */
@ApplicationScoped
public class KeptRequests {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** After it has expired a request is remembered for a while, so that the page can still name the client. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** Characters of an address that proxies and servers take with everything around it. */
    private static final int LONGEST = 6_000;

    /** What the user did for a request; its handle is the key. */
    record Done(KeptRequest.SignIn signIn, KeptRequest.Decision decision) {
    }

    private static final Done NOTHING = new Done(null, null);

    @Inject
    SealedRequests sealed;

    @Inject
    GrantStore grants;

    @Inject
    KeptRequestCache seen;

    @Inject
    ClientStore clients;

    @Inject
    Cookies cookies;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    public KeptRequest keep(AuthorizeRequest request) {
        return kept(request, request.parameters())
                // unknown parameters are left out then: only pages of a plug-in could use them
                .or(() -> kept(request, InputLimits.known(request.parameters())))
                .orElseThrow(() -> request.address().refuse(OAuthError.INVALID_REQUEST, "the request is too large to wait for the user",
                        ""));
    }

    /** Absent if it is too large. */
    private Optional<KeptRequest> kept(AuthorizeRequest request, Parameters parameters) {
        var asked = SealedRequests.Asked.of(Handles.random(16), request.client().clientId(), parameters, clock.instant());
        return Optional.of(new KeptRequest(sealed.seal(asked), asked, NOTHING, false)).filter(kept -> kept.id().length() <= LONGEST);
    }

    /** The request with this id, if this browser brought it; answered ones too. Absent after an hour. */
    public Optional<KeptRequest> find(String id) {
        return sealed.open(id).filter(asked -> clock.instant().isBefore(asked.askedAt().plus(MEMORY))).flatMap(asked -> {
            Optional<PersistedGrant> row = row(asked.handle());
            return row.isEmpty() ? Optional.of(new KeptRequest(id, asked, NOTHING, false))
                    : row.filter(this::ofThisBrowser).map(grant -> new KeptRequest(id, asked, done(grant), grant.redeemed() != null));
        });
    }

    /**
     * The request with this id, still waiting for an answer.
     *
     * @throws Refused with a page that names the client if it is known
     */
    public KeptRequest usable(String id) {
        KeptRequest kept = find(id).orElseThrow(() -> Refused.over("the request is unknown in this browser", null));
        if (kept.answered() || expired(kept)) {
            throw Refused.over(kept.answered() ? "the request has been answered already" : "the request has expired",
                    clients.find(kept.clientId()).orElse(null));
        }
        return kept;
    }

    /** The request with this id, if the user can still answer it and its client is still there. */
    public Optional<KeptRequest> open(String id) {
        return find(id).filter(kept -> !kept.answered() && !expired(kept))
                .filter(kept -> clients.find(kept.clientId()).filter(Client::enabled).isPresent());
    }

    /** Whether it waited too long for the user. */
    private boolean expired(KeptRequest kept) {
        return !clock.instant().isBefore(kept.asked().askedAt().plus(LIFETIME));
    }

    /** Notes that the user signed in for this request. This browser gets another id, and what was done in it goes along. */
    public void signedIn(KeptRequest kept, Session session) {
        newBrowser();
        note(kept, new Done(new KeptRequest.SignIn(session.sid(), session.subject(), session.authTime()), kept.done().decision()));
    }

    /** Notes what the user decided. */
    public void decided(KeptRequest kept, KeptRequest.Decision decision) {
        note(kept, new Done(kept.done().signIn(), decision));
    }

    /**
     * Uses the request up: of several attempts to answer it one succeeds.
     *
     * @throws Refused if it has been answered
     */
    public void answer(KeptRequest kept) {
        if (row(kept.asked().handle()).isEmpty()) {
            note(kept, kept.done());
        }
        if (!grants.redeem(key(kept.asked().handle()), clock.instant())) {
            throw alreadyAnswered();
        }
    }

    /** Gives this browser another id and moves what was done in it: what was planted before the sign-in becomes worthless. */
    public void newBrowser() {
        List<PersistedGrant> all = cookies.browser()
                .map(browser -> grants.list(GrantQuery.ofSession(browserKey(browser), PersistedGrant.Kind.REQUEST))).orElse(List.of());
        String browser = browserKey(cookies.newBrowser());
        all.stream().filter(grant -> grant.redeemed() == null).map(grant -> ofBrowser(grant, browser)).filter(grants::put)
                .forEach(seen::note);
    }

    private static PersistedGrant ofBrowser(PersistedGrant grant, String browser) {
        return new PersistedGrant(grant.key(), grant.kind(), grant.issuer(), grant.subject(), grant.clientId(), browser, grant.family(),
                grant.created(), grant.expires(), null, grant.data());
    }

    private void note(KeptRequest kept, Done done) {
        SealedRequests.Asked asked = kept.asked();
        var grant = new PersistedGrant(key(asked.handle()), PersistedGrant.Kind.REQUEST, issuer.value(), null, asked.clientId(),
                browserKey(cookies.browserOrNew()), null, asked.askedAt(), asked.askedAt().plus(MEMORY), null,
                StoredJson.write(done));
        if (!grants.put(grant)) {
            throw alreadyAnswered();
        }
        seen.note(grant);
    }

    private static Done done(PersistedGrant grant) {
        return StoredJson.read(Done.class, grant.data(), "request");
    }

    private static Refused alreadyAnswered() {
        return Refused.over("the request has been answered already", null);
    }

    private Optional<PersistedGrant> row(String handle) {
        return seen.find(key(handle), () -> grants.find(key(handle)));
    }

    private boolean ofThisBrowser(PersistedGrant grant) {
        return cookies.browser().map(KeptRequests::browserKey).filter(browser -> browser.equals(grant.sessionId())).isPresent();
    }

    private static String key(String handle) {
        return Handles.hash(PersistedGrant.Kind.REQUEST, handle);
    }

    private static String browserKey(String browser) {
        return Handles.hash("browser", browser);
    }
}
