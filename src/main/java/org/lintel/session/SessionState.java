package org.lintel.session;

import java.util.HexFormat;

import org.lintel.model.Session;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;

/**
 * "JSON string that represents the End-User's login state at the OP … a salted cryptographic hash of Client ID, origin URL, and OP User
 * Agent state" (Session Management §2, §3.2).
 */
public final class SessionState {

    private SessionState() {
    }

    /** @param origin of the client's redirect URI */
    @Duty({"Session Management 2 no-space", "Session Management 3.2 recalculated"})
    public static String of(Session session, String clientId, String origin) {
        return of(clientId, origin, session.browserState(), Handles.random(16));
    }

    /** Of a browser in which no user is signed in: the check-session page finds no cookie there. */
    public static String ofNobody(String clientId, String origin) {
        return of(clientId, origin, "", Handles.random(16));
    }

    static String of(String clientId, String origin, String browserState, String salt) {
        return HexFormat.of().formatHex(Handles.sha256(clientId + " " + origin + " " + browserState + " " + salt)) + "." + salt;
    }
}
