package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The clients of IdentityServer3 and of its successors, whose grants and some names differ. */
final class IdentityServerClients {

    private static final int LONGEST_CODE = 600;

    /** {@code Flows} of IdentityServer3, in the order of its constants. */
    private static final List<List<String>> FLOWS = List.of(
            List.of("authorization_code"), List.of("implicit"), List.of("authorization_code", "implicit"), List.of("client_credentials"),
            List.of("password"), List.of(), List.of("authorization_code"), List.of("authorization_code", "implicit"));

    private static final int FIRST_FLOW_WITH_PKCE = 6;

    private final Tables tables;
    private final Imported imported;
    private final Map<String, Map<String, List<TableRow>>> children = new HashMap<>();

    IdentityServerClients(Tables tables, Imported imported) {
        this.tables = tables;
        this.imported = imported;
    }

    void add() throws SQLException {
        for (String table : List.of("ClientSecrets", "ClientGrantTypes", "ClientCustomGrantTypes", "ClientRedirectUris",
                "ClientPostLogoutRedirectUris", "ClientScopes", "ClientCorsOrigins", "ClientClaims", "ClientProperties",
                "ClientIdPRestrictions")) {
            children.put(table, tables.children(List.of(table), "Client_Id", "ClientId"));
        }
        List<TableRow> clients = tables.rows("Clients");
        for (TableRow client : clients) {
            imported.client(registration(client));
            remarks(client);
        }
        if (!imported.hasScope("offline_access") && clients.stream().anyMatch(client -> client.flag("AllowOfflineAccess", false))) {
            imported.scope(said("standard", "offline_access"));
        }
    }

    private Map<String, Object> registration(TableRow client) {
        var said = new LinkedHashMap<>(said("clientId", client.text("ClientId"), "clientName", client.text("ClientName"),
                "enabled", client.flag("Enabled"), "description", client.text("Description"), "clientUri", client.text("ClientUri"),
                "logoUri", client.text("LogoUri"), "allowedGrantTypes", grants(client), "allowedScopes", scopes(client),
                "allowAccessToAllScopes", client.flag("AllowAccessToAllScopes"),
                "allowedCorsOrigins", texts("ClientCorsOrigins", client, "Origin"),
                "userSsoLifetime", client.number("UserSsoLifetime"), "properties", pairs("ClientProperties", client, "Key"),
                "redirectUris", texts("ClientRedirectUris", client, "RedirectUri", "Uri"),
                "requirePkce", client.flag("RequirePkce", client.constant("Flow", 0) >= FIRST_FLOW_WITH_PKCE),
                "allowPlainTextPkce", client.flag("AllowPlainTextPkce"),
                "requireConsent", client.flag("RequireConsent"), "allowRememberConsent", client.flag("AllowRememberConsent"),
                "consentLifetime", client.number("ConsentLifetime")));
        said.putAll(authentication(client));
        said.putAll(tokens(client));
        said.putAll(refreshTokens(client, Boolean.TRUE.equals(said.get("requireClientSecret"))));
        said.putAll(signOut(client));
        return said;
    }

    private Map<String, Object> authentication(TableRow client) {
        List<TableRow> secrets = of("ClientSecrets", client);
        var its = new IdentityServerSecrets(what(client), imported);
        Map<String, Object> keys = its.keys(secrets);
        boolean implicitOnly = client.has("Flow") && client.constant("Flow", 0) == 1;
        return said("clientSecrets", its.shared(secrets), "requireClientSecret", client.flag("RequireClientSecret", !implicitOnly),
                "jwks", keys, "tokenEndpointAuthMethods",
                keys.isEmpty() ? null : List.of("private_key_jwt", "client_secret_basic", "client_secret_post"));
    }

    private Map<String, Object> tokens(TableRow client) {
        Integer code = client.number("AuthorizationCodeLifetime");
        if (code != null && code > LONGEST_CODE) {
            imported.remark(what(client), "its codes lived for " + code + " seconds, and are good for 600 now");
        }
        String algorithms = client.text("AllowedIdentityTokenSigningAlgorithms");
        Boolean prefix = client.flag("PrefixClientClaims");
        return said("identityTokenLifetime", client.number("IdentityTokenLifetime"),
                "accessTokenLifetime", client.number("AccessTokenLifetime"),
                "authorizationCodeLifetime", code == null ? null : (Integer) Math.min(code, LONGEST_CODE),
                "accessTokenType", client.constant("AccessTokenType", 0) == 1 ? "reference" : "jwt",
                "allowedIdentityTokenSigningAlgorithms", algorithms == null ? null : List.of(algorithms.split(",")),
                "alwaysIncludeUserClaimsInIdToken", client.flag("AlwaysIncludeUserClaimsInIdToken"),
                "claims", pairs("ClientClaims", client, "Type"), "alwaysSendClientClaims", client.flag("AlwaysSendClientClaims"),
                "clientClaimsPrefix", prefix == null ? client.text("ClientClaimsPrefix") : prefix ? "client_" : "");
    }

    private Map<String, Object> refreshTokens(TableRow client, boolean secret) {
        boolean reuse = client.constant("RefreshTokenUsage", 1) == 0;
        if (reuse && !secret) {
            imported.remark(what(client), "its refresh tokens are good for one time now (RFC 9700 section 2.2.2)");
        }
        return said("refreshTokenUsage", reuse && secret ? "reuse" : "one_time_only",
                "refreshTokenExpiration", client.constant("RefreshTokenExpiration", 1) == 0 ? "sliding" : "absolute",
                "absoluteRefreshTokenLifetime", client.number("AbsoluteRefreshTokenLifetime"),
                "slidingRefreshTokenLifetime", client.number("SlidingRefreshTokenLifetime"),
                "updateAccessTokenClaimsOnRefresh", client.flag("UpdateAccessTokenClaimsOnRefresh",
                        client.flag("UpdateAccessTokenOnRefresh", false)));
    }

    private Map<String, Object> signOut(TableRow client) {
        String front = client.first("FrontChannelLogoutUri", "LogoutUri");
        Boolean named = client.flag("LogoutSessionRequired");
        return said("postLogoutRedirectUris", texts("ClientPostLogoutRedirectUris", client, "PostLogoutRedirectUri", "Uri"),
                "requireSignOutPrompt", client.flag("RequireSignOutPrompt"), "frontChannelLogoutUri", front.isEmpty() ? null : front,
                "frontChannelLogoutSessionRequired", named == null ? client.flag("FrontChannelLogoutSessionRequired") : named,
                "backChannelLogoutUri", client.text("BackChannelLogoutUri"),
                "backChannelLogoutSessionRequired", client.flag("BackChannelLogoutSessionRequired"));
    }

    private List<String> grants(TableRow client) {
        var grants = new ArrayList<String>();
        if (client.has("Flow")) {
            grants.addAll(FLOWS.get(client.constant("Flow", 0)));
            grants.addAll(texts("ClientCustomGrantTypes", client, "GrantType"));
        }
        for (String grant : texts("ClientGrantTypes", client, "GrantType")) {
            grants.addAll(grant.equals("hybrid") ? List.of("authorization_code", "implicit") : List.of(grant));
        }
        boolean offline = client.flag("AllowOfflineAccess", texts("ClientScopes", client, "Scope").contains("offline_access"));
        if (offline) {
            grants.add("refresh_token");
        }
        return grants.stream().distinct().toList();
    }

    private List<String> scopes(TableRow client) {
        var scopes = new ArrayList<>(texts("ClientScopes", client, "Scope"));
        if (client.flag("AllowOfflineAccess", false)) {
            scopes.add("offline_access");
        }
        return scopes.stream().distinct().toList();
    }

    private void remarks(TableRow client) {
        if (!of("ClientIdPRestrictions", client).isEmpty()) {
            imported.remark(what(client), "its restriction to identity providers is not carried over");
        }
        if (!client.flag("EnableLocalLogin", true)) {
            imported.remark(what(client), "did not allow passwords, and does now");
        }
        if (client.has("PairWiseSubjectSalt")) {
            imported.remark(what(client), "its salt of pairwise subjects is not carried over");
        }
    }

    private Map<String, Object> pairs(String table, TableRow client, String name) {
        var pairs = new TreeMap<String, Object>();
        of(table, client).forEach(row -> pairs.merge(row.first(name), row.first("Value"), IdentityServerClients::both));
        return pairs;
    }

    private static Object both(Object one, Object another) {
        var list = new ArrayList<Object>(one instanceof List<?> several ? several : List.of(one));
        list.add(another);
        return list;
    }

    private List<String> texts(String table, TableRow client, String... columns) {
        return of(table, client).stream().map(row -> row.first(columns)).distinct().toList();
    }

    private List<TableRow> of(String table, TableRow client) {
        return children.getOrDefault(table, Map.of()).getOrDefault(client.first("Id"), List.of());
    }

    private static String what(TableRow client) {
        return "client " + client.text("ClientId");
    }
}
