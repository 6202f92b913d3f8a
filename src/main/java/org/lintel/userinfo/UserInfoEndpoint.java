package org.lintel.userinfo;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.client.Callers;
import org.lintel.config.Issuer;
import org.lintel.issue.AccessToken;
import org.lintel.issue.PresentedTokens;
import org.lintel.issue.UserClaims;
import org.lintel.jose.PublishedKeys;
import org.lintel.jose.Signer;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Endpoint;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** The userinfo endpoint (OpenID Connect Core §5.3); the token comes in a header or in a form (RFC 6750 §2.1, §2.2), never in a query. */
@Path("userinfo")
@ApplicationScoped
public class UserInfoEndpoint implements Endpoint {

    private static final String JWT = "application/jwt";

    @Inject
    Callers callers;

    @Inject
    PresentedTokens presentedTokens;

    @Inject
    ClientStore clients;

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    @Inject
    UserClaims userClaims;

    @Inject
    Signer signer;

    @Inject
    PublishedKeys keys;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of("/connect/userinfo");
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("userinfo_endpoint", address,
                "userinfo_signing_alg_values_supported", keys.algorithms());
    }

    @Duty("Core 5.3 get-and-post")
    @GET
    @Produces({MediaType.APPLICATION_JSON, JWT})
    public Response get() {
        return tell(callers.with(Parameters.NONE));
    }

    @Duty("Core 5.3 get-and-post")
    @POST
    @Produces({MediaType.APPLICATION_JSON, JWT})
    public Response post() {
        return tell(callers.with(Parameters.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, JWT})
    public Response post(Parameters form) {
        return tell(callers.with(form));
    }

    @Duty("Core 5.3.2 json")
    private Response tell(Caller caller) {
        AccessToken token = presentedTokens.of(caller);
        String type = token.confirmation().tokenType();
        if (token.subject() == null || !token.scopes().contains("openid")) {
            throw OAuthError.insufficientScope("openid").of(type).telling("the access token was issued without the scope openid");
        }
        Client client = clients.find(token.clientId()).filter(Client::enabled)
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.of(type).because("the client of the access token is unknown or disabled"));
        User user = users.recall(token.subject()).filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.of(type).because("the user of the access token is unknown or disabled"));
        Map<String, Object> claims = userClaims.of(user, client, token);
        return client.tokens().userinfoSignedResponseAlg() == null ? Response.ok(claims, MediaType.APPLICATION_JSON).build()
                : Response.ok(signed(claims, client), JWT).build();
    }

    /**
     * "If signed, the UserInfo Response MUST contain the Claims iss … and aud" (§5.3.2). Its {@code typ} keeps it from passing for an
     * id_token.
     */
    @Duty("Core 5.3.2 signed")
    private String signed(Map<String, Object> claims, Client client) {
        claims.put("iss", issuer.value());
        claims.put("aud", client.clientId());
        return signer.sign("userinfo+jwt", signer.algorithm(List.of(client.tokens().userinfoSignedResponseAlg())), claims);
    }
}
