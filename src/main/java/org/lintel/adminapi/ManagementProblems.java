package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.manage.ManagementException;

/** What cannot be done, in HTTP. */
@Provider
@ApplicationScoped
public class ManagementProblems implements ExceptionMapper<ManagementException> {

    @Override
    public Response toResponse(ManagementException e) {
        return Problem.of(status(e), e.getMessage(), e.pointer());
    }

    static int status(ManagementException e) {
        return switch (e.reason()) {
            case UNKNOWN -> 404;
            case EXISTS, LISTED, KEPT_ELSEWHERE, DRIFTED -> 409;
            case STALE -> 412;
            case INVALID -> 400;
            case FORBIDDEN -> 403;
        };
    }
}
