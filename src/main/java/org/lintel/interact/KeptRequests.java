package org.lintel.interact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.config.Issuer;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Client;
import org.lintel.model.Grant;
import org.lintel.model.GrantQuery;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.Session;
import org.lintel.oauth.Handles;
import org.lintel.oauth.Refused;
import org.lintel.spi.ClientStore;
import org.lintel.spi.GrantStore;

/**
 * Authorization requests that wait for the user. Each works in the browser that brought it only; a browser has five at most, and none
 * takes more than 8 kB, so that anonymous traffic cannot fill anything.
 */
@ApplicationScoped
public class KeptRequests {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** After it has expired a request is remembered for a while, so that the page can still name the client. */
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int MOST_PER_BROWSER = 5;
    private static final int LARGEST = 8192;

    /** What is stored; the id is the key. */
    record Stored(Map<String, String> asked, Instant askedAt, KeptRequest.SignIn signIn, KeptRequest.Decision decision) {
    }

    @Inject
    GrantStore grants;

    @Inject
    SeenRequests seen;

    @Inject
    ClientStore clients;

    @Inject
    Cookies cookies;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    public KeptRequest keep(AuthorizeRequest request) {
        var asked = new LinkedHashMap<String, String>();
        request.parameters().values().forEach((name, values) -> asked.put(name, values.get(0)));
        Instant now = clock.instant();
        var kept = new KeptRequest(Handles.create(), request.client().clientId(), asked, now, null, null, false);
        if (json(kept).length() > LARGEST) {
            throw request.address().refuse(OAuthError.INVALID_REQUEST, "the request is too large to be kept");
        }
        cookies.browser().ifPresent(browser -> forgetOldest(browserKey(browser)));
        grants.put(grant(kept, browserKey(cookies.browserOrNew()), now));
        return kept;
    }

    /** The request with this id, if this browser brought it; answered ones too. Absent after an hour. */
    public Optional<KeptRequest> find(String id) {
        return found(id).map(grant -> kept(id, grant));
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
    Optional<KeptRequest> open(String id) {
        return find(id).filter(kept -> !kept.answered() && !expired(kept))
                .filter(kept -> clients.find(kept.clientId()).filter(Client::enabled).isPresent());
    }

    /** Whether it waited too long for the user. */
    private boolean expired(KeptRequest kept) {
        return !clock.instant().isBefore(kept.askedAt().plus(LIFETIME));
    }

    /** Notes that the user signed in for this request. This browser gets another id, and all it keeps goes along. */
    void signedIn(KeptRequest kept, Session session) {
        var signIn = new KeptRequest.SignIn(session.sid(), session.subject(), session.authTime());
        Grant grant = stored(kept);
        move(grant(new KeptRequest(kept.id(), kept.clientId(), kept.asked(), kept.askedAt(), signIn, kept.decision(), false),
                grant.sessionId(), grant.created()));
    }

    /** Notes what the user decided. */
    void decided(KeptRequest kept, KeptRequest.Decision decision) {
        store(new KeptRequest(kept.id(), kept.clientId(), kept.asked(), kept.askedAt(), kept.signIn(), decision, false));
    }

    /**
     * Uses the request up: of several attempts to answer it one succeeds.
     *
     * @throws Refused if it has been answered
     */
    public void answer(KeptRequest kept) {
        if (!grants.redeem(key(kept.id()), clock.instant())) {
            throw Refused.over("the request has been answered already", null);
        }
    }

    /** Gives this browser another id and moves what it keeps: whatever was planted before the sign-in is worth nothing then. */
    void newBrowser() {
        move(null);
    }

    /** @param changed one of them as it is to be from now on, or {@code null} */
    private void move(Grant changed) {
        List<Grant> all = cookies.browser()
                .map(browser -> grants.list(GrantQuery.ofSession(browserKey(browser), Grant.Kind.REQUEST))).orElse(List.of());
        String browser = browserKey(cookies.newBrowser());
        for (Grant grant : all) {
            if (grant.redeemed() == null) {
                boolean isChanged = changed != null && changed.key().equals(grant.key());
                Grant moved = moved(isChanged ? changed : grant, browser);
                if (grants.put(moved)) {
                    seen.note(moved);
                } else if (isChanged) {
                    throw Refused.over("the request has been answered already", null);
                }
            }
        }
    }

    private static Grant moved(Grant grant, String browser) {
        return new Grant(grant.key(), grant.kind(), grant.issuer(), grant.subject(), grant.clientId(), browser, grant.family(),
                grant.created(), grant.expires(), null, grant.data());
    }

    private void store(KeptRequest kept) {
        Grant before = stored(kept);
        Grant grant = grant(kept, before.sessionId(), before.created());
        if (!grants.put(grant)) {
            throw Refused.over("the request has been answered already", null);
        }
        seen.note(grant);
    }

    private Grant stored(KeptRequest kept) {
        return found(kept.id()).orElseThrow(() -> Refused.over("the request has expired", null));
    }

    private Optional<Grant> found(String id) {
        return id == null ? Optional.empty() : cookies.browser().flatMap(browser -> seen.find(key(id), () -> grants.find(key(id)))
                .filter(grant -> grant.kind() == Grant.Kind.REQUEST && grant.issuer().equals(issuer.value())
                        && browserKey(browser).equals(grant.sessionId())));
    }

    private void forgetOldest(String browser) {
        List<Grant> all = grants.list(GrantQuery.ofSession(browser, Grant.Kind.REQUEST));
        all.stream().limit(Math.max(0, all.size() - MOST_PER_BROWSER + 1)).forEach(grant -> grants.remove(grant.key()));
    }

    private Grant grant(KeptRequest kept, String browser, Instant created) {
        return new Grant(key(kept.id()), Grant.Kind.REQUEST, issuer.value(), null, kept.clientId(), browser, null, created,
                created.plus(MEMORY), null, json(kept));
    }

    private static String json(KeptRequest kept) {
        return JsonText.write(RecordJson.write(new Stored(kept.asked(), kept.askedAt(), kept.signIn(), kept.decision())));
    }

    private static KeptRequest kept(String id, Grant grant) {
        Stored stored = RecordJson.read(Stored.class, JsonText.read(grant.data()), null, "request");
        return new KeptRequest(id, grant.clientId(), stored.asked(), stored.askedAt(), stored.signIn(), stored.decision(),
                grant.redeemed() != null);
    }

    private static String key(String id) {
        return Handles.hash(Grant.Kind.REQUEST, id);
    }

    private static String browserKey(String browser) {
        return Handles.hash("browser", browser);
    }
}
