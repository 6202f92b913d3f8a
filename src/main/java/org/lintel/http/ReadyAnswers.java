package org.lintel.http;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.model.ReadyAnswer;
import org.lintel.model.UnavailableException;

/** Sends what an endpoint has ready: JAX-RS would take longer to find out who is to send it than that takes. */
@Dependent
public class ReadyAnswers extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ReadyAnswer answer = "GET".equals(request.getMethod()) ? ready(request).orElse(null) : null;
        if (answer == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setContentType(answer.type());
        response.setHeader("Cache-Control", answer.cacheControl());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private Optional<ReadyAnswer> ready(HttpServletRequest request) {
        try {
            return endpoints.ready(request);
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }
}
