package org.lintel.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.jose.PublishedKeys;
import org.lintel.spec.Duty;

/** The documents below {@code /.well-known}; they change rarely and may be cached for five minutes. */
@Path("/")
@ApplicationScoped
public class DiscoveryEndpoint {

    @Inject
    ProviderMetadata metadata;

    @Inject
    PublishedKeys keys;

    @GET
    @Path("openid-configuration")
    public Response openidConfiguration() {
        return document(metadata.bytes(), MediaType.APPLICATION_JSON);
    }

    @GET
    @Path("oauth-authorization-server")
    public Response oauthAuthorizationServer() {
        return document(metadata.bytes(), MediaType.APPLICATION_JSON);
    }

    @Duty("RFC 9068 4 metadata")
    @GET
    @Path("jwks")
    public Response jwks() {
        return document(keys.jwks(), "application/jwk-set+json");
    }

    @GET
    @Path("openid-configuration/jwks")
    public Response jwksWhereIdentityServerHasThem() {
        return jwks();
    }

    private static Response document(byte[] bytes, String type) {
        return Response.ok(bytes, type).header("Cache-Control", "public, max-age=300").build();
    }
}
