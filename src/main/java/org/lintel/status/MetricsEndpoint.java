package org.lintel.status;

import java.security.MessageDigest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.browser.RemoteAddress;
import org.lintel.config.Settings;
import org.lintel.metrics.Metrics;
import org.lintel.secret.Handles;

/** The metrics, for the machine itself, the networks of the settings, and whoever has the token; for everybody else there is nothing. */
@Path("metrics")
@ApplicationScoped
public class MetricsEndpoint {

    private static final String BEARER = "Bearer ";

    @Inject
    Metrics metrics;

    @Inject
    Settings settings;

    @Inject
    RemoteAddress remoteAddress;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response get(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!remoteAddress.directlyFrom(settings.metrics().networks()) && !hasToken(authorization)) {
            throw new NotFoundException();
        }
        return Response.ok(metrics.text(), metrics.type()).build();
    }

    /** The hashes are compared, so that the time tells nothing, not even the length. */
    private boolean hasToken(String authorization) {
        return authorization != null && settings.metricsToken().filter(
                token -> MessageDigest.isEqual(Handles.sha256(BEARER + token), Handles.sha256(authorization))).isPresent();
    }
}
