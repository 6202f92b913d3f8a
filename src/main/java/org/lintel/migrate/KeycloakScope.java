package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.json.JsonObject;

import org.lintel.model.Scope;

/** A client scope of Keycloak: an identity scope where its mappers put claims into id_tokens or userinfo, a resource scope otherwise. */
record KeycloakScope(JsonObject scope, Imported imported) {

    /** What they do here happens without a scope, or not at all. */
    private static final Set<String> INTERNAL = Set.of("web-origins", "acr", "basic", "microprofile-jwt", "role_list", "service_account",
            "organization", "saml_organization");

    private static final Set<String> STANDARD = Set.copyOf(Scope.STANDARD.stream().map(Scope::name).toList());

    /** Whether clients can ask for it. */
    boolean add() {
        String name = scope.getString("name");
        if (!"openid-connect".equals(scope.getString("protocol", "openid-connect")) || INTERNAL.contains(name)) {
            return false;
        }
        if (STANDARD.contains(name)) {
            imported.scope(said("standard", name));
            return true;
        }
        Set<String> claims = new LinkedHashSet<>();
        Set<String> audiences = new LinkedHashSet<>();
        boolean identity = false;
        for (JsonObject mapper : Keycloak.objects(scope, "protocolMappers").toList()) {
            JsonObject config = Keycloak.object(mapper, "config");
            if (mapper.getString("protocolMapper", "").equals("oidc-audience-mapper")) {
                audiences.add(config.getString("included.custom.audience", config.getString("included.client.audience", "")));
            } else if (config.containsKey("claim.name")) {
                claims.add(config.getString("claim.name").replace("\\.", "."));
                identity |= "true".equals(config.getString("id.token.claim", "false"))
                        || "true".equals(config.getString("userinfo.token.claim", "false"));
            } else {
                imported.remark("scope " + name, "what its mapper \"" + mapper.getString("name", "") + "\" does is not carried over");
            }
        }
        JsonObject attributes = Keycloak.object(scope, "attributes");
        imported.scope(said("name", name, "kind", identity ? "identity" : "resource",
                "displayName", text(attributes, "consent.screen.text"), "description", scope.getString("description", null),
                "userClaims", List.copyOf(claims)));
        audiences.stream().filter(audience -> !audience.isBlank())
                .forEach(audience -> imported.apiResource(said("name", audience, "scopes", List.of(name))));
        return true;
    }

    /** Not one that stands for a message of its theme. */
    private static String text(JsonObject attributes, String name) {
        String text = attributes.getString(name, "");
        return text.isBlank() || text.startsWith("${") ? null : text;
    }
}
