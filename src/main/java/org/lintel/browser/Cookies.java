package org.lintel.browser;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.secret.Handles;

/**
 * The cookies of the current request and its response. With an https issuer all are {@code Secure}, and those that requests from other
 * sites must carry (silent renew, check-session) are {@code SameSite=None}; on loopback they are {@code Lax}. An operator may choose.
 */
@ApplicationScoped
public class Cookies {

    private static final String SESSION = "lintel";
    private static final String CHECK = "lintel.check";
    private static final String BROWSER = "lintel.browser";
    private static final String DEVICE = "lintel.device";
    private static final String REQUESTS = "lintel.requests";
    private static final Duration UNTIL_BROWSER_CLOSES = Duration.ofSeconds(-1);
    private static final Duration NOW = Duration.ZERO;

    @Inject
    HttpServletRequest request;

    @Inject
    Issuer issuer;

    @Inject
    Settings settings;

    /** The value of the sign-in cookie, as set during this request or as sent with it. */
    public Optional<String> session() {
        return value(SESSION);
    }

    /** @param lifetime how long the browser keeps it; otherwise until it is closed */
    public void setSession(String value, Optional<Duration> lifetime) {
        set(SESSION, value, true, lifetime.orElse(UNTIL_BROWSER_CLOSES));
    }

    public void removeSession() {
        set(SESSION, "", true, NOW);
    }

    /** The value that only scripts of the check-session page may read; kept as long as that of the session. */
    public void setCheck(String value, Optional<Duration> lifetime) {
        Cookie cookie = cookie(CHECK, value, checkSessionPath(), true, lifetime.orElse(UNTIL_BROWSER_CLOSES));
        cookie.setHttpOnly(false);
        KeepResponse.of(request).addCookie(cookie);
    }

    public void removeCheck() {
        KeepResponse.of(request).addCookie(cookie(CHECK, "", checkSessionPath(), true, NOW));
    }

    /** The id of this browser, if it has one. */
    public Optional<String> browser() {
        return value(BROWSER);
    }

    /** The id of this browser; a new one if it has none. */
    public String browserOrNew() {
        return browser().orElseGet(this::newBrowser);
    }

    /** Gives this browser another id: what was planted in it before becomes worthless. */
    public String newBrowser() {
        String fresh = Handles.create();
        set(BROWSER, fresh, false, UNTIL_BROWSER_CLOSES);
        return fresh;
    }

    /** See {@link DeviceCookie}. */
    Optional<String> device() {
        return value(DEVICE);
    }

    void setDevice(String value, Duration lifetime) {
        set(DEVICE, value, false, lifetime);
    }

    /** What authorization requests of this browser are sealed for, and its forms known by when they are out of date. */
    public Optional<String> requests() {
        return value(REQUESTS);
    }

    /**
     * The same; a new one if there is none. It proves nothing about the user, so it stays the same at a sign-in, and what waits in another
     * tab can go on. The browser sends it with a request that another site posts too; a new id there would make the requests of other tabs
     * unreadable.
     */
    public String requestsOrNew() {
        return requests().orElseGet(() -> {
            String fresh = Handles.create();
            set(REQUESTS, fresh, true, UNTIL_BROWSER_CLOSES);
            return fresh;
        });
    }

    /** Whether the browser sent none of those above, as one does that blocks cookies. */
    public boolean none() {
        return session().isEmpty() && browser().isEmpty() && requests().isEmpty();
    }

    /** The values of all cookies of this family, by the rest of their names: {@code LogoutMessage.abc} under {@code abc}. */
    public Map<String, String> family(String name) {
        String prefix = prefixed(name + ".");
        Map<String, String> values = new LinkedHashMap<>();
        for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().startsWith(prefix)) {
                values.put(cookie.getName().substring(prefix.length()), cookie.getValue());
            }
        }
        return values;
    }

    /** Sets one cookie of a family for this long. */
    public void setOfFamily(String name, String id, String value, Duration lifetime) {
        set(name + "." + id, value, false, lifetime);
    }

    /** One cookie of a family. */
    public Optional<String> ofFamily(String name, String id) {
        return value(name + "." + id);
    }

    public void removeOfFamily(String name, String id) {
        set(name + "." + id, "", false, NOW);
    }

    private void set(String name, String value, boolean crossSite, Duration lifetime) {
        request.setAttribute(attribute(name), value);
        KeepResponse.of(request).addCookie(cookie(prefixed(name), value, path(), crossSite, lifetime));
    }

    private Optional<String> value(String name) {
        Object changed = request.getAttribute(attribute(name));
        if (changed != null) {
            return Optional.of((String) changed).filter(value -> !value.isEmpty());
        }
        String wanted = prefixed(name);
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(wanted) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private Cookie cookie(String name, String value, String path, boolean crossSite, Duration lifetime) {
        var cookie = new Cookie(name, value);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(issuer.https());
        cookie.setMaxAge((int) lifetime.toSeconds());
        cookie.setAttribute("SameSite", crossSite ? settings.sessions().sameSite() : "Lax");
        return cookie;
    }

    /** "__Host-" makes browsers refuse a cookie that another host or a plain-http page planted (RFC 6265bis §4.1.3.2). */
    private String prefixed(String name) {
        return issuer.https() && issuer.path().isEmpty() ? "__Host-" + name : name;
    }

    private String path() {
        return issuer.path().isEmpty() ? "/" : issuer.path();
    }

    private String checkSessionPath() {
        return issuer.path() + Addresses.CHECK_SESSION;
    }

    private static String attribute(String name) {
        return Cookies.class.getName() + "." + name;
    }
}
