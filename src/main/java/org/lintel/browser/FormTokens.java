package org.lintel.browser;

import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.secret.ServerKey;

/**
 * The token in every form against cross-site request forgery: tied to this browser, to who is signed in, to the page and to the request
 * that the page is about. Nothing is stored.
 */
@ApplicationScoped
public class FormTokens {

    private static final String PURPOSE = "form token";

    @Inject
    ServerKey key;

    @Inject
    Cookies cookies;

    /**
     * @param page path of the page
     * @param id   of the kept request, or {@code null}
     */
    public String issue(String page, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                key.authenticate(PURPOSE, text(cookies.browserOrNew(), page, id)));
    }

    public boolean valid(String token, String page, String id) {
        if (token == null || cookies.browser().isEmpty()) {
            return false;
        }
        try {
            return key.authentic(PURPOSE, text(cookies.browser().get(), page, id), Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Line by line: none of the parts can contain a line break, so no two sets of parts make the same text. */
    private String text(String browser, String page, String id) {
        return String.join("\n", browser, cookies.session().orElse(""), page, id == null ? "" : id);
    }
}
