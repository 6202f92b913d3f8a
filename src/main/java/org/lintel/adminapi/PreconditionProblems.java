package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The same for missing and malformed preconditions. */
@Provider
@ApplicationScoped
public class PreconditionProblems implements ExceptionMapper<RefusedPrecondition> {

    @Override
    public Response toResponse(RefusedPrecondition e) {
        return Problem.of(e.status(), e.getMessage(), null);
    }
}
