package org.lintel.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.config.Addresses;
import org.lintel.jose.PublishedKeys;
import org.lintel.model.ReadyAnswer;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The documents below {@code /.well-known}; they change rarely and may be cached for five minutes. */
@Path("/")
@ApplicationScoped
public class DiscoveryEndpoint implements Endpoint {

    private static final String JWKS = Addresses.WELL_KNOWN + "/jwks";
    private static final String METADATA = Addresses.WELL_KNOWN + "/openid-configuration";
    private static final String JWKS_OF_IDENTITY_SERVER = METADATA + "/jwks";
    private static final String AUTHORIZATION_SERVER = Addresses.WELL_KNOWN + "/oauth-authorization-server";

    @Inject
    ProviderMetadata metadata;

    @Inject
    PublishedKeys keys;

    @Override
    public List<String> paths() {
        return List.of(JWKS, JWKS_OF_IDENTITY_SERVER, METADATA, AUTHORIZATION_SERVER);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("jwks_uri", address);
    }

    @Override
    public Optional<ReadyAnswer> ready(String path) {
        return switch (path) {
            case METADATA, AUTHORIZATION_SERVER -> Optional.of(answer(metadata.bytes(), MediaType.APPLICATION_JSON));
            case JWKS, JWKS_OF_IDENTITY_SERVER -> Optional.of(answer(keys.jwks(), "application/jwk-set+json"));
            default -> Optional.empty();
        };
    }

    @GET
    @Path("openid-configuration")
    public Response openidConfiguration() {
        return sent(METADATA);
    }

    @GET
    @Path("oauth-authorization-server")
    public Response oauthAuthorizationServer() {
        return sent(AUTHORIZATION_SERVER);
    }

    @Duty("RFC 9068 4 metadata")
    @GET
    @Path("jwks")
    public Response jwks() {
        return sent(JWKS);
    }

    @GET
    @Path("openid-configuration/jwks")
    public Response jwksWhereIdentityServerHasThem() {
        return sent(JWKS_OF_IDENTITY_SERVER);
    }

    private Response sent(String path) {
        ReadyAnswer answer = ready(path).orElseThrow();
        return Response.ok(answer.body(), answer.type()).header("Cache-Control", answer.cacheControl()).build();
    }

    private static ReadyAnswer answer(byte[] body, String type) {
        return new ReadyAnswer(body, type, "public, max-age=300");
    }
}
