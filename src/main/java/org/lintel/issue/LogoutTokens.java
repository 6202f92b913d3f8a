package org.lintel.issue;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.jose.Signer;
import org.lintel.model.Client;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;

/**
 * Logout tokens (Back-Channel Logout §2.4): who is signed out where, for one client, signed like its id_tokens. They have no {@code nonce}
 * and a {@code typ} of their own, so that neither passes for the other (§4.1).
 */
@Duty({"Back-Channel Logout 2.4 typ", "Back-Channel Logout 4.1 cross-jwt"})
@ApplicationScoped
public class LogoutTokens {

    private static final String TYP = "logout+jwt";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** "preferably at most two minutes in the future, to prevent captured Logout Tokens from being replayable" (§4). */
    @Duty("Back-Channel Logout 4 short-lived")
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    @Inject
    Signer signer;

    @Inject
    Subjects subjects;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** "If a sid Claim is not present, the intent is that all sessions at the RP for the End-User … be logged out" (§2.4). */
    @Duty({"Back-Channel Logout 2.2 session-required", "Back-Channel Logout 2.4 claims", "Back-Channel Logout 2.4 events",
            "Back-Channel Logout 2.4 no-nonce", "Back-Channel Logout 2.4 signed", "Back-Channel Logout 2.4 jti"})
    public String create(Client client, String subject, String sid) {
        long now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer.value());
        claims.put("sub", subjects.sub(client, subject));
        claims.put("aud", client.clientId());
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME.toSeconds());
        claims.put("jti", Handles.random(16));
        claims.put("events", Map.of(EVENT, Map.of()));
        if (client.signOut().backChannelLogoutSessionRequired()) {
            claims.put("sid", subjects.sid(client, sid));
        }
        return signer.sign(TYP, signer.algorithm(client.tokens().allowedIdentityTokenSigningAlgorithms()), claims);
    }
}
