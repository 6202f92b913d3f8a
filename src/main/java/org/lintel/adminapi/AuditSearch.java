package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.QueryParam;

import org.lintel.manage.ManagementException;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;

/** Which entries of the audit log are asked for, as the query says it. */
public class AuditSearch {

    @QueryParam("from")
    String from;

    @QueryParam("until")
    String until;

    @QueryParam("kind")
    String kind;

    @QueryParam("clientId")
    String clientId;

    @QueryParam("subject")
    String subject;

    @QueryParam("address")
    String address;

    @QueryParam("request")
    String request;

    /** A type, or a type, a slash and an id. */
    @QueryParam("about")
    String about;

    @QueryParam("limit")
    String limit;

    /** @throws ManagementException if it is none */
    AuditQuery query(int most) {
        return AuditQuery.newest(most).between(Moments.of("from", from), Moments.of("until", until)).of(kind)
                .by(new AuditActor(clientId, subject, address, request)).about(about == null ? null : object(about));
    }

    /** The parameters as they came, for the address of the next page. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("from", from);
        parameters.put("until", until);
        parameters.put("kind", kind);
        parameters.put("clientId", clientId);
        parameters.put("subject", subject);
        parameters.put("address", address);
        parameters.put("request", request);
        parameters.put("about", about);
        parameters.put("limit", limit);
        return parameters;
    }

    private static AuditObject object(String about) {
        int slash = about.indexOf('/');
        return slash < 0 ? new AuditObject(about, null) : new AuditObject(about.substring(0, slash), about.substring(slash + 1));
    }
}
