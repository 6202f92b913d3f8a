package org.lintel.browser;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes, below the context path. */
public final class RequestPath {

    private RequestPath() {
    }

    public static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
