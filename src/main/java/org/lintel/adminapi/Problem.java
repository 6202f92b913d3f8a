package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;

/** Problem details (RFC 9457 §3). The type is {@code about:blank}: what there is to say, status and detail say. */
final class Problem {

    static final String TYPE = "application/problem+json";

    private Problem() {
    }

    /** @param pointer to the member that is wrong (RFC 6901), or {@code null} */
    static Response of(int status, String detail, String pointer) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        if (pointer != null) {
            problem.put("errors", List.of(Map.of("pointer", "#" + pointer, "detail", detail)));
        }
        return Response.status(status).type(TYPE).entity(problem).build();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
