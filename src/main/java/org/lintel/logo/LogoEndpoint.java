package org.lintel.logo;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.lintel.config.Addresses;
import org.lintel.model.Client;
import org.lintel.model.PlainText;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Endpoint;

/** The logo of a client, for our pages. */
@Path("logo")
@ApplicationScoped
public class LogoEndpoint implements Endpoint {

    /** For an SVG that is opened by its address; as an image it runs no script. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    @Inject
    ClientStore clients;

    @Inject
    Logos logos;

    @Override
    public List<String> paths() {
        return List.of(Addresses.LOGO);
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @GET
    public Response logo(@QueryParam("client_id") String clientId) {
        return Optional.ofNullable(clientId).filter(PlainText::is).flatMap(clients::find)
                .filter(Client::enabled).filter(client -> client.logoUri() != null).flatMap(client -> logos.at(client.logoUri()))
                .map(logo -> Response.ok(logo.bytes(), logo.type()).header("Content-Security-Policy", POLICY)
                        .header("Cache-Control", "public, max-age=3600"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)).build();
    }
}
