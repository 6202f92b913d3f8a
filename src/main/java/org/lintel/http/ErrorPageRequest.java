package org.lintel.http;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request as the error page is asked for: without parameters, which may be what is wrong, or belong to the form of another page, and
 * never a form itself.
 */
class ErrorPageRequest extends RequestWithParameters {

    ErrorPageRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "HEAD".equals(super.getMethod()) ? "HEAD" : "GET";
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    Map<String, String[]> find() {
        return Map.of();
    }
}
