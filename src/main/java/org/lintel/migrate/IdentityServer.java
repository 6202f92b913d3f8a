package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that the Entity Framework stores of IdentityServer3, IdentityServer4 and Duende IdentityServer make, and those of ASP.NET
 * Identity, if they are in the same database.
 */
public final class IdentityServer {

    /** Called so here, too, and with the same claims. */
    private static final Set<String> STANDARD = Set.of("openid", "profile", "email", "address", "phone", "offline_access", "roles",
            "all_claims");

    private final Tables tables;
    private final Imported imported = new Imported();

    private IdentityServer(Tables tables) {
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if there are no such tables */
    public static Imported read(Connection database) throws SQLException {
        var tables = new Tables(database);
        if (!tables.has("Clients") && !tables.has("AspNetUsers")) {
            throw new IllegalArgumentException("There is neither a table Clients nor a table AspNetUsers in this database.");
        }
        return new IdentityServer(tables).all();
    }

    private Imported all() throws SQLException {
        thirdScopes();
        identityResources();
        apiScopes();
        apiResources();
        new IdentityServerClients(tables, imported).add();
        new AspNetUsers(tables, imported).add();
        return imported;
    }

    /** Of IdentityServer3, which has one table for both kinds. */
    private void thirdScopes() throws SQLException {
        Map<String, List<TableRow>> claims = tables.children(List.of("ScopeClaims"), "Scope_Id", "ScopeId");
        Map<String, List<TableRow>> secrets = tables.children(List.of("ScopeSecrets"), "Scope_Id", "ScopeId");
        for (TableRow scope : tables.rows("Scopes")) {
            List<TableRow> its = claims.getOrDefault(scope.first("Id"), List.of());
            var said = scope(scope, scope.constant("Type", 0) == 0 ? "identity" : "resource", its.stream().map(row -> row.text("Name"))
                    .toList());
            said.putAll(said("includeAllClaimsForUser", scope.flag("IncludeAllClaimsForUser"),
                    "allowUnrestrictedIntrospection", scope.flag("AllowUnrestrictedIntrospection"),
                    "alwaysIncludeInIdToken", its.stream().anyMatch(row -> row.flag("AlwaysIncludeInIdToken", false)),
                    "scopeSecrets", new IdentityServerSecrets("scope " + scope.text("Name"), imported)
                            .shared(secrets.getOrDefault(scope.first("Id"), List.of()))));
            add(said);
        }
    }

    private void identityResources() throws SQLException {
        Map<String, List<TableRow>> claims = tables.children(List.of("IdentityResourceClaims", "IdentityClaims"), "IdentityResourceId");
        for (TableRow scope : tables.rows("IdentityResources")) {
            add(scope(scope, "identity", types(claims, scope)));
        }
    }

    private void apiScopes() throws SQLException {
        Map<String, List<TableRow>> claims = tables.children(List.of("ApiScopeClaims"), "ScopeId", "ApiScopeId");
        for (TableRow scope : tables.rows("ApiScopes")) {
            add(scope(scope, "resource", types(claims, scope)));
        }
    }

    private void add(Map<String, Object> scope) {
        imported.scope(STANDARD.contains(scope.get("name")) ? said("standard", scope.get("name")) : scope);
    }

    private static Map<String, Object> scope(TableRow scope, String kind, List<String> claims) {
        return said("name", scope.text("Name"), "kind", kind, "enabled", scope.flag("Enabled"), "displayName", scope.text("DisplayName"),
                "description", scope.text("Description"), "required", scope.flag("Required"), "emphasize", scope.flag("Emphasize"),
                "showInDiscoveryDocument", scope.flag("ShowInDiscoveryDocument"), "userClaims", claims);
    }

    private static List<String> types(Map<String, List<TableRow>> claims, TableRow of) {
        return claims.getOrDefault(of.first("Id"), List.of()).stream().map(row -> row.first("Type")).distinct().toList();
    }

    private void apiResources() throws SQLException {
        Map<String, List<TableRow>> claims = tables.children(List.of("ApiResourceClaims", "ApiClaims"), "ApiResourceId");
        Map<String, List<TableRow>> secrets = tables.children(List.of("ApiResourceSecrets", "ApiSecrets"), "ApiResourceId");
        // in a table of their own since version 4
        Map<String, List<TableRow>> scopes = tables.children(List.of("ApiResourceScopes", "ApiScopes"), "ApiResourceId");
        for (TableRow resource : tables.rows("ApiResources")) {
            String id = resource.first("Id");
            var said = new LinkedHashMap<>(said("name", resource.text("Name"), "enabled", resource.flag("Enabled"),
                    "displayName", resource.text("DisplayName"), "description", resource.text("Description"),
                    "scopes", scopes.getOrDefault(id, List.of()).stream().map(row -> row.first("Scope", "Name")).distinct().toList(),
                    "userClaims", types(claims, resource),
                    "apiSecrets", new IdentityServerSecrets("API resource " + resource.text("Name"), imported)
                            .shared(secrets.getOrDefault(id, List.of()))));
            String algorithms = resource.text("AllowedAccessTokenSigningAlgorithms");
            said.putAll(said("allowedAccessTokenSigningAlgorithms", algorithms == null ? null : List.of(algorithms.split(","))));
            imported.apiResource(said);
        }
    }
}
