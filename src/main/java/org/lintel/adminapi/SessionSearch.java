package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.QueryParam;

import org.lintel.manage.ManagementException;
import org.lintel.manage.Sessions;
import org.lintel.model.SessionQuery;

/** Which sessions are asked for, as the query says it. */
public class SessionSearch {

    @QueryParam("subject")
    String subject;

    @QueryParam("clientId")
    String clientId;

    @QueryParam("createdBefore")
    String createdBefore;

    @QueryParam("lastSeenBefore")
    String lastSeenBefore;

    @QueryParam("after")
    String after;

    /** @throws ManagementException if it is none */
    SessionQuery query(int limit) {
        return SessionQuery.newest(limit).of(subject).ofClient(clientId).createdBefore(Moments.of("createdBefore", createdBefore))
                .lastSeenBefore(Moments.of("lastSeenBefore", lastSeenBefore)).after(after == null ? null : Sessions.place(after));
    }

    /** Whether it is about all there are. */
    boolean everything() {
        return subject == null && clientId == null && createdBefore == null && lastSeenBefore == null;
    }

    /** The parameters as they came, for the address of the next page. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("subject", subject);
        parameters.put("clientId", clientId);
        parameters.put("createdBefore", createdBefore);
        parameters.put("lastSeenBefore", lastSeenBefore);
        return parameters;
    }
}
