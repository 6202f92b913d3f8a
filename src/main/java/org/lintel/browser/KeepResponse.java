package org.lintel.browser;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Keeps the response where {@link Cookies} and {@link PageHeaders} find it: CDI injects the request, but not the response. */
@Dependent
public class KeepResponse extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = KeepResponse.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, response);
        chain.doFilter(request, response);
    }

    static HttpServletResponse of(HttpServletRequest request) {
        return (HttpServletResponse) request.getAttribute(ATTRIBUTE);
    }
}
