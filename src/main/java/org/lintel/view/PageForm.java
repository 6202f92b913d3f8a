package org.lintel.view;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.spi.FormInteraction;

/**
 * The token that every form on a page carries as {@code formToken}. A form is about what one of its fields names: the kept request or the
 * sign-out of the page, or the one thing that it changes.
 */
@Named("form")
@RequestScoped
public class PageForm {

    static final String TOKEN = "formToken";

    /** What a form is about where the address of its page says that: this very address. */
    private static final String AT = "at";

    private static final List<String> FIELDS = Stream.concat(PermissionsView.FIELDS.stream(), Stream.of(AT)).toList();

    @Inject
    FormInteraction interaction;

    @Inject
    CurrentAuthorization currentAuthorization;

    @Inject
    CurrentSignOut currentSignOut;

    /** For a form that is about what the page is about, if about anything. */
    public String getToken() {
        return interaction.formToken(currentAuthorization.getId() != null ? currentAuthorization.getId() : currentSignOut.getId());
    }

    /** For a form that is about one thing: a field of this name with this value stands beside the token. */
    public String tokenFor(String field, String value) {
        return interaction.formToken(about(field, value));
    }

    /** What the form that was sent is about. */
    static String about(HttpServletRequest http) {
        for (String field : FIELDS) {
            if (http.getParameter(field) != null) {
                return about(field, http.getParameter(field));
            }
        }
        String request = http.getParameter(CurrentAuthorization.PARAMETER);
        return request == null ? http.getParameter(CurrentSignOut.PARAMETER) : request;
    }

    /** Sends the browser from a form that is out of date to its page, or onwards with its request. */
    static void anew(HttpServletRequest http) {
        // the token proves what the form is about: no other value that was sent goes into an address
        String about = about(http);
        String at = http.getParameter(AT);
        boolean ofOneThing = PermissionsView.FIELDS.stream().anyMatch(field -> http.getParameter(field) != null);
        if (at != null) {
            SeeOther.page(at);
        } else if (ofOneThing || about == null || about.isEmpty()) {
            SeeOther.page(http.getServletPath());
        } else if (http.getParameter(CurrentAuthorization.PARAMETER) != null) {
            SeeOther.onwards(about);
        } else {
            SeeOther.page(http.getServletPath() + "?" + CurrentSignOut.PARAMETER + "=" + about);
        }
    }

    private static String about(String field, String value) {
        return field + " " + value;
    }
}
