package org.lintel.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;

/** An address below the context path. */
record Address(String text) {

    static final String HOME = "/admin";
    static final String CLIENTS = "/admin/clients";
    static final String CLIENT = "/admin/client";
    static final String NEW_CLIENT = "/admin/new-client";
    static final String APIS = "/admin/apis";
    static final String API = "/admin/api-resource";
    static final String NEW_API = "/admin/new-api-resource";
    static final String SCOPES = "/admin/scopes";
    static final String SCOPE = "/admin/scope";
    static final String NEW_SCOPE = "/admin/new-scope";
    static final String KEYS = "/admin/keys";
    static final String RECIPES = "/admin/recipes";
    static final String USERS = "/admin/users";
    static final String USER = "/admin/user";
    static final String NEW_USER = "/admin/new-user";
    static final String SESSIONS = "/admin/sessions";
    static final String ACTIVITY = "/admin/activity";
    static final String SETTINGS = "/admin/settings";

    static final String TRANSFER = "/admin/transfer";
    static final String OPERATORS = "/admin/operators";
    static final String OPERATOR = "/admin/operator";
    static final String NEW_OPERATOR = "/admin/new-operator";

    private static final int SEE_OTHER = 303;

    /** The page of one client. */
    static Address client(String id) {
        return new Address(CLIENT).with("id", id);
    }

    /** The page of one user. */
    static Address user(String subject) {
        return new Address(USER).with("sub", subject);
    }

    /** @param value {@code null}: as it was */
    Address with(String name, String value) {
        return value == null ? this
                : new Address(text + (text.contains("?") ? "&" : "?") + name + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    Address withAll(String name, List<String> values) {
        Address all = this;
        for (String value : values) {
            all = all.with(name, value);
        }
        return all;
    }

    /** With the context path, for a link. */
    String link() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + text;
    }

    /** Sends the browser there instead of answering with a page. */
    void go() {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext http = faces.getExternalContext();
        http.setResponseStatus(SEE_OTHER);
        http.setResponseHeader("Location", link());
        faces.responseComplete();
    }
}
