package org.lintel.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes, below the context path. */
final class Paths {

    private static final String KEPT = "/connect/authorize/";

    private Paths() {
    }

    /** For the log: without the id of a kept request, which may also be anything that somebody has put there by mistake. */
    static String told(HttpServletRequest request) {
        String path = of(request);
        return path.startsWith(KEPT) ? KEPT + "{id}" : path;
    }

    /** Whether a person waits for the answer, not a program. */
    static boolean forPeople(HttpServletRequest request) {
        String path = of(request);
        return path.startsWith("/connect/authorize") || path.startsWith("/connect/endsession");
    }

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
