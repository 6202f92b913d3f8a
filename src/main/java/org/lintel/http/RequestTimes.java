package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.metrics.RequestDurations;

/** Tells the metrics how long each request took: from when its body was here, since the rest is the sender's time. */
@Dependent
public class RequestTimes extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient RequestDurations durations;

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            durations.took(endpoints.place(request), status, System.nanoTime() - begin);
        }
    }
}
