package org.lintel.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.Subjects;
import org.lintel.jose.Validity;
import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.OAuthError;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.ConsentPolicy;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** Decides what must happen next with an authorization request: {@link #decide(Situation)} is a table, read from top to bottom. */
@ApplicationScoped
public class InteractionRules {

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    @Inject
    Subjects subjects;

    @Inject
    ConsentPolicy policy;

    @Inject
    Consents consents;

    @Inject
    Clock clock;

    /**
     * Everything that the decision depends on.
     *
     * @param session of an active user, or {@code null}
     * @param user    that user, or {@code null}
     * @param sub     how the client knows that user, or {@code null}
     * @param kept    the request as it was kept, or {@code null} when it comes for the first time
     * @param mustAsk what the consent policy says
     * @param barred  the user who is signed in may not use this client
     * @param consent key of the consent that the user has remembered, now or before, or {@code null}
     */
    record Situation(Ask ask, Session session, User user, String sub, KeptRequest kept, boolean mustAsk, boolean barred,
            String consent, Instant now) {
    }

    public NextStep decide(Ask ask, Optional<Session> session, Optional<KeptRequest> kept) {
        Client client = ask.client();
        Optional<User> signedIn = session.flatMap(found -> users.find(found.subject()));
        Optional<User> user = signedIn.filter(found -> profiles.isActive(found, client));
        if (user.isEmpty()) {
            boolean barred = signedIn.filter(User::enabled).isPresent();
            return decide(new Situation(ask, null, null, null, kept.orElse(null), false, barred, null, clock.instant()));
        }
        String subject = user.get().subject();
        var known = new AtomicReference<Optional<Consent>>(Optional.empty());
        boolean mustAsk = policy.mustAsk(user.get(), client, ask.permissions(), () -> {
            known.set(client.consent().allowRememberConsent() ? consents.find(subject, client.clientId()) : Optional.empty());
            return known.get();
        });
        boolean remembered = kept.flatMap(waiting -> waiting.decisionOf(subject)).map(decision -> Consents.remembers(client, decision))
                .orElse(known.get().isPresent());
        return decide(new Situation(ask, session.get(), user.get(), subjects.sub(client, subject), kept.orElse(null), mustAsk, false,
                remembered ? consents.key(subject, client.clientId()) : null, clock.instant()));
    }

    /** Whether an enabled user may not use this client: signing in once more would not help. */
    public boolean barred(User user, Client client) {
        return user.enabled() && !profiles.isActive(user, client);
    }

    @Duty({"Core 3.1.2.1 prompt-none", "Core 3.1.2.1 prompt-login", "Core 3.1.2.1 prompt-consent", "Core 3.1.2.1 prompt-select-account",
            "Core 3.1.2.3 authenticates", "Core 3.1.2.4 consent", "Core 3.1.2.6 consent-required", "Core 5.5.1.1 acr-essential",
            "RFC 6749 4.1.1 validates", "RFC 6749 4.1.2.1 access-denied"})
    static NextStep decide(Situation s) {
        if (s.barred && s.ask.prompts("none")) {
            return new NextStep.Refuse(OAuthError.ACCESS_DENIED, "the user may not use this client");
        }
        if (s.session == null) {
            return signIn(s, "nobody is signed in");
        }
        if (hintsAtSomebodyElse(s)) {
            String reason = "id_token_hint names somebody else, or was not issued to this client";
            return freshlySignedIn(s) ? new NextStep.Refuse(OAuthError.LOGIN_REQUIRED, reason) : signIn(s, reason);
        }
        if (!freshlySignedIn(s) && (s.ask.prompts("login") || s.ask.prompts("select_account"))) {
            return signIn(s, "the client wants the user to sign in");
        }
        if (!freshlySignedIn(s) && tooOld(s)) {
            return signIn(s, "the last sign-in is too long ago");
        }
        if (!s.ask.claims().accepts(s.session.context())) {
            String reason = "the user has not signed in as the essential acr wants it";
            return freshlySignedIn(s) ? new NextStep.Refuse(OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS, reason) : signIn(s, reason);
        }
        var decision = s.kept == null ? Optional.<KeptRequest.Decision>empty() : s.kept.decisionOf(s.session.subject());
        if (decision.isPresent() && decision.get().refused()) {
            return new NextStep.Refuse(OAuthError.ACCESS_DENIED, "the user refused");
        }
        if (decision.isEmpty() && (s.mustAsk || s.ask.prompts("consent"))) {
            return s.ask.prompts("none") ? new NextStep.Refuse(OAuthError.CONSENT_REQUIRED, "the user has to be asked for consent")
                    : new NextStep.AskConsent();
        }
        return new NextStep.Proceed(decision.map(KeptRequest.Decision::scopes).orElse(s.ask.permissions()), s.user, s.consent);
    }

    @Duty({"Core 3.1.2.3 no-interaction", "Core 3.1.2.6 login-required"})
    private static NextStep signIn(Situation s, String reason) {
        return s.ask.prompts("none") ? new NextStep.Refuse(OAuthError.LOGIN_REQUIRED, reason) : new NextStep.SignIn(s.ask.wanted());
    }

    private static boolean freshlySignedIn(Situation s) {
        return s.kept != null && s.kept.freshlySignedIn(s.session);
    }

    /** The hint names another user, or an unknown one as long as the user has not signed in for this request. */
    @Duty({"Core 3.1.2.1 id-token-hint", "Core 3.1.2.2 hint-verified"})
    private static boolean hintsAtSomebodyElse(Situation s) {
        Optional<String> hinted = s.ask.hintedSubject();
        return hinted != null && !hinted.equals(Optional.of(s.sub)) && !(hinted.isEmpty() && freshlySignedIn(s));
    }

    @Duty("Core 3.1.2.1 max-age")
    private static boolean tooOld(Situation s) {
        return olderThan(s, s.ask.maxAge()) || olderThan(s, s.ask.client().userSsoLifetime());
    }

    /**
     * A sign-in in the future, by more than the clocks of nodes differ, is of a clock that was put back: its age is unknown, so it counts
     * as too old.
     */
    private static boolean olderThan(Situation s, Duration age) {
        Instant signedIn = s.session.authTime();
        return age != null && (age.isZero() || signedIn.plus(age).isBefore(s.now) || signedIn.isAfter(s.now.plus(Validity.SKEW)));
    }
}
