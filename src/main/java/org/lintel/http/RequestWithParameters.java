package org.lintel.http;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request with other parameters than the server has found in it. They are read when first asked for, and once. */
abstract class RequestWithParameters extends HttpServletRequestWrapper {

    private Map<String, String[]> parameters;

    RequestWithParameters(HttpServletRequest request) {
        super(request);
    }

    abstract Map<String, String[]> find();

    @Override
    public final Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            parameters = Collections.unmodifiableMap(find());
        }
        return parameters;
    }

    @Override
    public final Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public final String[] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public final String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
