package org.lintel.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes, below the context path. */
final class Paths {

    private Paths() {
    }

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
