package org.lintel.discovery;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.jose.PublishedKeys;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The documents below {@code /.well-known}; they change rarely and may be cached for five minutes. */
@Path("/")
@ApplicationScoped
public class DiscoveryEndpoint implements Endpoint {

    @Inject
    ProviderMetadata metadata;

    @Inject
    PublishedKeys keys;

    @Override
    public List<String> paths() {
        return List.of("/.well-known/jwks", "/.well-known/openid-configuration/jwks", "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server");
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("jwks_uri", address);
    }

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
