package org.lintel.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** A valid request to every address, with live cookies, codes, tokens and form tokens: what is spoiled in it is all that is wrong. */
final class Valid {

    private static final App FUZZ = app("fuzz", "fuzz-secret", "openid profile api offline_access");
    /** Public, and its users are asked. */
    private static final App ASKING = app("fuzz-public", null, "openid profile api");
    private static final int CODES = 8;

    private final List<Supplier<Request>> all = new ArrayList<>();
    private final Server server;
    private final Map<String, String> session;

    Valid(Server server) {
        this.server = server;
        Browser browser = new Browser(server);
        Answer tokens = FUZZ.redeem(server, browser.authorize(FUZZ).signIn("fuzz", "fuzz-password").code()).hasTokens();
        session = Map.copyOf(browser.cookies());
        authorization(browser);
        tokens(browser, tokens);
        signOut(browser, tokens.text("id_token"));
        documents();
        pages(browser);
    }

    private static App app(String clientId, String secret, String scope) {
        return new App(clientId, secret, App.QUICK.with("client_id", clientId).with("scope", scope)
                .with("redirect_uri", "https://" + clientId + ".example/callback").parameters());
    }

    Request any(Random random) {
        return all.get(random.nextInt(all.size())).get();
    }

    private void authorization(Browser browser) {
        get("/connect/authorize", FUZZ.parameters(), Map.of());
        get("/connect/authorize", FUZZ.parameters(), session);
        get("/connect/authorize", FUZZ.with("prompt", "none").with("response_mode", "form_post").with("max_age", "100").parameters(),
                session);
        get("/connect/authorize", ASKING.with("prompt", "login consent").with("ui_locales", "de en").with("login_hint", "fuzz")
                .parameters(), session);
        get("/connect/authorize", ASKING.without("code_challenge").without("code_challenge_method").with("response_type", "id_token token")
                .with("prompt", "none").parameters(), session);
        get("/connect/authorize", ASKING.with("response_type", "code id_token").with("acr_values", "pwd").with("display", "popup")
                .with("claims", "{\"id_token\":{\"email\":null},\"userinfo\":{\"name\":{\"essential\":true}}}").parameters(), session);
        post("/connect/authorize", "/connect/authorize", FUZZ.parameters(), session);
        Browser waiting = browser.twin();
        Visit asked = waiting.authorize(ASKING);
        String id = Form.decode(asked.address().getRawQuery()).get("request");
        get("/connect/authorize/ID", "/connect/authorize/" + id, Map.of(), waiting.cookies());
    }

    private void tokens(Browser browser, Answer tokens) {
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < CODES; i++) {
            codes.add(browser.authorize(FUZZ).code());
        }
        String basic = App.basic("fuzz", "fuzz-secret");
        all.add(() -> Request.post("/connect/token", "/connect/token", FUZZ.redemption(codes.size() > 1 ? codes.poll() : codes.peek()))
                .header("Authorization", basic));
        all.add(() -> Request.post("/connect/token", "/connect/token", with(FUZZ.redemption(codes.peek()), "client_id", "fuzz",
                "client_secret", "fuzz-secret")));
        var refresh = Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"), "scope", "openid");
        form("/connect/token", with(refresh, "client_id", "fuzz", "client_secret", "fuzz-secret"));
        form("/connect/token", refresh, "Authorization", basic);
        form("/connect/token", Map.of("grant_type", "client_credentials", "scope", "api"), "Authorization", basic);
        form("/connect/token", Map.of("grant_type", "authorization_code", "code", "x", "client_id", "fuzz-public",
                "code_verifier", App.VERIFIER));
        String accessToken = tokens.text("access_token");
        for (String token : List.of(accessToken, tokens.text("refresh_token"), "x")) {
            form("/connect/introspect", Map.of("token", token, "token_type_hint", "access_token"), "Authorization", basic);
        }
        form("/connect/introspect", Map.of("token", accessToken), "Authorization", App.basic("api", "api-secret"));
        // what is valid is not revoked: the others need it
        form("/connect/revocation", Map.of("token", "x", "token_type_hint", "refresh_token"), "Authorization", basic);
        form("/connect/revocation", with(Map.of("token", tokens.text("id_token")), "client_id", "fuzz", "client_secret", "fuzz-secret"));
        all.add(() -> Request.get("/connect/userinfo", "/connect/userinfo", Map.of()).header("Authorization", "Bearer " + accessToken));
        form("/connect/userinfo", Map.of("access_token", accessToken));
    }

    private void signOut(Browser browser, String idToken) {
        Map<String, String> asked = Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "https://fuzz.example/bye",
                "state", "the state", "client_id", "fuzz", "logout_hint", "fuzz", "ui_locales", "de");
        get("/connect/endsession", asked, session);
        post("/connect/endsession", "/connect/endsession", asked, session);
        Browser leaving = browser.twin();
        Visit page = leaving.open("/connect/endsession?client_id=fuzz");
        Map<String, String> logoutId = Form.decode(page.address().getRawQuery());
        Map<String, String> cookies = Map.copyOf(leaving.cookies());
        get("/logout", logoutId, cookies);
        get("/loggedout", logoutId, cookies);
        get("/connect/endsession/callback", logoutId, cookies);
        // with cookies of nobody: the session is needed
        sent("/logout", page.filled("#logout", Map.of()), Map.of("lintel.browser", cookies.getOrDefault("lintel.browser", "x")));
    }

    private void documents() {
        for (String path : List.of("/connect/checksession", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server",
                "/.well-known/jwks", "/.well-known/openid-configuration/jwks", "/status/live", "/status/ready", "/status/started",
                "/assets/lintel.css", "/connect/nothing", "/nothing")) {
            get(path, Map.of("a", "b"), Map.of());
        }
    }

    private void pages(Browser browser) {
        for (String path : List.of("/", "/login", "/consent", "/continue", "/logout", "/loggedout", "/error", "/permissions",
                "/password")) {
            get(path, Map.of("then", "permissions"), session);
        }
        Browser waiting = new Browser(server);
        Visit signIn = waiting.authorize(ASKING);
        FilledForm filled = signIn.filled("#login", Map.of("username", "fuzzy", "password", "fuzzy-password"));
        get("/login", Form.decode(signIn.address().getRawQuery()), waiting.cookies());
        sent("/login", filled, Map.copyOf(waiting.cookies()));
        sent("/login", filled.with("username", "fuzzy-nobody"), Map.copyOf(waiting.cookies()));
        Visit consent = browser.twin().authorize(ASKING);
        Map<String, String> cookies = Map.copyOf(consent.browser().cookies());
        get("/consent", Form.decode(consent.address().getRawQuery()), cookies);
        get("/continue", Form.decode(consent.address().getRawQuery()), cookies);
        sent("/consent", consent.filled("#consent-allow", Map.of()), cookies);
        sent("/consent", consent.filled("#consent-deny", Map.of()), cookies);
        // of somebody else: these take everything back, and a wrong password there makes its user wait
        Browser guest = new Browser(server);
        guest.authorize(FUZZ).signIn("fuzz-guest", "fuzz-guest-password").code();
        Map<String, String> theirs = Map.copyOf(guest.cookies());
        sent("/password", guest.open("/password").filled("#change", Map.of()), theirs);
        Visit permissions = guest.open("/permissions");
        boolean any = permissions.document().selectFirst("#applications button") != null;
        sent("/permissions", permissions.filled(any ? "#applications button" : "#sessions button", Map.of()), theirs);
    }

    private void get(String path, Map<String, String> query, Map<String, String> cookies) {
        get(path, path, query, cookies);
    }

    private void get(String endpoint, String path, Map<String, String> query, Map<String, String> cookies) {
        Map<String, String> kept = Map.copyOf(cookies);
        all.add(() -> Request.get(endpoint, path, query).cookies(kept));
    }

    private void post(String endpoint, String path, Map<String, String> form, Map<String, String> cookies) {
        all.add(() -> Request.post(endpoint, path, form).cookies(cookies));
    }

    private void form(String path, Map<String, String> form, String... header) {
        all.add(() -> header.length == 0 ? Request.post(path, path, form) : Request.post(path, path, form).header(header[0], header[1]));
    }

    private void sent(String path, FilledForm filled, Map<String, String> cookies) {
        var fields = new LinkedHashMap<String, String>();
        filled.fields().forEach(field -> fields.put(field.name(), field.value()));
        all.add(() -> Request.post(path, path, fields).cookies(cookies).header("Origin", server.address()));
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        var all = new LinkedHashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
