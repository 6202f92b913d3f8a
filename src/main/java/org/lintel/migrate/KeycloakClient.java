package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Secret;

/** @param lifespan of access tokens in the realm, in seconds */
record KeycloakClient(JsonObject client, int lifespan, Set<String> scopes, Imported imported) {

    private static final String MASKED = "**********";

    void add() {
        if (!"openid-connect".equals(client.getString("protocol", "openid-connect"))) {
            imported.remark(what(), "is of SAML: left out");
        } else if (client.getBoolean("bearerOnly", false)) {
            imported.apiResource(said("name", id(), "apiSecrets", secrets()));
            imported.remark(what(), "is an API resource now; give it its scopes");
        } else {
            imported.client(registration());
            remarks();
        }
    }

    private Map<String, Object> registration() {
        boolean secret = !client.getBoolean("publicClient", false);
        List<String> redirects = addresses(client, "redirectUris");
        var said = new LinkedHashMap<>(said("clientId", id(), "clientName", client.getString("name", null),
                "enabled", client.getBoolean("enabled", true), "description", client.getString("description", null),
                "logoUri", attribute("logoUri"), "clientUri", page(),
                "allowedGrantTypes", grants(), "allowedScopes", allowedScopes(), "allowedCorsOrigins", origins(redirects),
                "requireClientSecret", secret, "redirectUris", redirects,
                // a client with a secret that was not asked for it may not know how
                "requirePkce", !secret || "S256".equals(attribute("pkce.code.challenge.method")),
                "requireConsent", client.getBoolean("consentRequired", false),
                "accessTokenLifetime", number("access.token.lifespan", lifespan),
                "postLogoutRedirectUris", signedOut(redirects)));
        said.putAll(authentication(secret));
        said.putAll(said("backChannelLogoutUri", attribute("backchannel.logout.url"),
                "backChannelLogoutSessionRequired", flag("backchannel.logout.session.required"),
                "frontChannelLogoutUri",
                client.getBoolean("frontchannelLogout", false) ? attribute("frontchannel.logout.url") : null,
                "frontChannelLogoutSessionRequired", flag("frontchannel.logout.session.required")));
        return said;
    }

    private Map<String, Object> authentication(boolean secret) {
        if (!secret) {
            return Map.of();
        }
        return switch (client.getString("clientAuthenticatorType", "client-secret")) {
            case "client-jwt" -> said("tokenEndpointAuthMethods", List.of("private_key_jwt"), "jwksUri", attribute("jwks.url"));
            case "client-secret" -> said("clientSecrets", secrets());
            default -> {
                imported.remark(what(), "authenticates by " + client.getString("clientAuthenticatorType")
                        + ", which is not carried over: give it a secret or keys");
                yield Map.of();
            }
        };
    }

    private List<Object> secrets() {
        String plain = client.getString("secret", "");
        if (plain.isEmpty() || plain.equals(MASKED)) {
            imported.remark(what(), "has no secret in this export: give it one");
            return List.of();
        }
        return List.of(said("value", Secret.sha256(plain).value(), "description", "from Keycloak"));
    }

    private List<String> grants() {
        var grants = new ArrayList<String>();
        Map.of("standardFlowEnabled", "authorization_code", "implicitFlowEnabled", "implicit",
                "directAccessGrantsEnabled", "password", "serviceAccountsEnabled", "client_credentials")
                .forEach((flag, grant) -> {
                    if (client.getBoolean(flag, false)) {
                        grants.add(grant);
                    }
                });
        if (!"false".equals(attribute("use.refresh.tokens")) && (grants.contains("authorization_code") || grants.contains("password"))) {
            grants.add("refresh_token");
        }
        return grants;
    }

    private List<String> allowedScopes() {
        return Stream.of(List.of("openid"), Keycloak.texts(client, "defaultClientScopes"), Keycloak.texts(client, "optionalClientScopes"))
                .flatMap(List::stream).filter(scopes::contains).distinct().toList();
    }

    /** Compared character by character here: what has a wildcard cannot be carried over. */
    private List<String> addresses(JsonObject in, String name) {
        return Keycloak.texts(in, name).stream().map(this::absolute).filter(this::exact).distinct().toList();
    }

    private boolean exact(String address) {
        if (address.contains("*") || !address.contains(":")) {
            imported.remark(what(), "list the addresses that " + address + " stands for: there are no wildcards");
            return false;
        }
        return true;
    }

    private String absolute(String address) {
        String root = client.getString("rootUrl", "");
        return address.startsWith("/") && !root.startsWith("$") ? root.replaceFirst("/$", "") + address : address;
    }

    private List<String> signedOut(List<String> redirects) {
        String said = attribute("post.logout.redirect.uris");
        if (said == null || said.equals("-")) {
            return List.of();
        }
        return said.equals("+") ? redirects
                : Arrays.stream(said.split("##")).filter(address -> !address.equals("+")).map(this::absolute).filter(this::exact).toList();
    }

    private List<String> origins(List<String> redirects) {
        List<String> said = Keycloak.texts(client, "webOrigins");
        if (said.contains("*")) {
            imported.remark(what(), "list the origins of its scripts in allowedCorsOrigins: \"*\" is not carried over");
        }
        Stream<String> same = said.contains("+") ? redirects.stream().filter(uri -> uri.startsWith("http")).map(KeycloakClient::origin)
                : Stream.of();
        return Stream.concat(same, said.stream().filter(origin -> origin.startsWith("http"))).distinct().toList();
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private @Nullable String page() {
        String page = absolute(client.getString("baseUrl", ""));
        return page.startsWith("http") ? page : null;
    }

    private void remarks() {
        Keycloak.objects(client, "protocolMappers").forEach(mapper -> imported.remark(what(),
                "its own mapper \"" + mapper.getString("name", "") + "\" is not carried over: claims belong to scopes"));
        if (client.getBoolean("authorizationServicesEnabled", false)) {
            imported.remark(what(), "its authorization services are not carried over");
        }
        if ("true".equals(attribute("oauth2.device.authorization.grant.enabled"))) {
            imported.remark(what(), "the device grant is not carried over");
        }
    }

    private @Nullable String attribute(String name) {
        String value = Keycloak.object(client, "attributes").getString(name, "");
        return value.isBlank() ? null : value;
    }

    private @Nullable Boolean flag(String name) {
        String value = attribute(name);
        return value == null ? null : (Boolean) Boolean.parseBoolean(value);
    }

    private int number(String name, int otherwise) {
        String value = attribute(name);
        return value == null || !value.matches("[0-9]{1,9}") ? otherwise : Integer.parseInt(value);
    }

    private String id() {
        return client.getString("clientId", "");
    }

    private String what() {
        return "client " + id();
    }
}
