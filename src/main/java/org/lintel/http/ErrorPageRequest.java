package org.lintel.http;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request as the error page is asked for: without parameters, which may be what is wrong, or belong to the form of another page, and
 * never a form itself.
 */
class ErrorPageRequest extends HttpServletRequestWrapper {

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
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }
}
