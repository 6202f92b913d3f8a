package org.lintel.outsider;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.lintel.model.OAuthError;
import org.lintel.spi.Endpoint;

/** For people: something that a page shows in a frame. */
@Path("board")
@ApplicationScoped
public class BoardEndpoint implements Endpoint {

    @Override
    public List<String> paths() {
        return List.of("/connect/board");
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @Override
    public boolean fromBrowsersOnly() {
        return true;
    }

    @Override
    public boolean framed() {
        return true;
    }

    @GET
    public Response board(@QueryParam("of") String of) {
        if (of == null) {
            throw OAuthError.INVALID_REQUEST.telling("whose board is not said");
        }
        return Response.ok("<!DOCTYPE html><title>Board</title>", "text/html;charset=UTF-8")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'").build();
    }
}
