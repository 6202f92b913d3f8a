package org.lintel.browser;

import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.secret.ServerKey;
import org.lintel.spec.Duty;

/**
 * The token in every form against cross-site request forgery: tied to this browser, to who is signed in, to the page and to the request
 * that the page is about. Nothing is stored.
 */
@Duty("Core 3.1.2.3 csrf-clickjacking")
@ApplicationScoped
public class FormTokens {

    private static final String PURPOSE = "form token";
    private static final String ORIGIN = "form token's browser, page and request";

    @Inject
    ServerKey key;

    @Inject
    Cookies cookies;

    /**
     * @param page path of the page
     * @param id   of the kept request, or {@code null}
     */
    public String issue(String page, String id) {
        return encode(key.authenticate(PURPOSE, text(cookies.browserOrNew(), page, id)))
                + "." + encode(key.authenticate(ORIGIN, origin(cookies.requestsOrNew(), page, id)));
    }

    public boolean valid(String token, String page, String id) {
        return cookies.browser().isPresent() && authentic(PURPOSE, text(cookies.browser().get(), page, id), token, 0);
    }

    /**
     * Whether the token is of such a page in this browser at least. A sign-in or sign-out in another tab gives the browser other cookies,
     * so a form that was open here is no longer accepted; it is then out of date, not an attack.
     */
    public boolean outdated(String token, String page, String id) {
        return !valid(token, page, id) && cookies.requests().isPresent()
                && authentic(ORIGIN, origin(cookies.requests().get(), page, id), token, 1);
    }

    private boolean authentic(String purpose, String text, String token, int part) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        try {
            return parts.length == 2 && key.authentic(purpose, text, Base64.getUrlDecoder().decode(parts[part]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Line by line: none of the parts can contain a line break, so no two sets of parts make the same text. */
    private String text(String browser, String page, String id) {
        return String.join("\n", browser, cookies.session().orElse(""), page, id == null ? "" : id);
    }

    private static String origin(String browser, String page, String id) {
        return String.join("\n", browser, page, id == null ? "" : id);
    }
}
