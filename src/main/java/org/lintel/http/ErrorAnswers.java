package org.lintel.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.lintel.config.Addresses;
import org.lintel.json.JsonText;
import org.lintel.model.OAuthError;
import org.lintel.browser.Problem;
import org.lintel.oauth.ErrorDescription;

/**
 * What an error looks like: where programs ask, JSON as in RFC 6749 §5.2, wrong methods, types and headers and our own failures included; a
 * page elsewhere. In place, and by ourselves: of requests that have waited for their bodies Payara would show no page, and of those whose
 * sender has hung up it would write a stack trace.
 */
@Dependent
public class ErrorAnswers extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/error";

    private static final Map<Integer, String> DESCRIPTIONS = Map.of(
            404, "There is nothing at this address.",
            405, "This address has other methods: see Allow.",
            406, "The answer would be application/json.",
            413, "The request is too large.",
            415, "The body is a form: application/x-www-form-urlencoded.");

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean program = Addresses.WELL_KNOWN.equals(request.getServletPath())
                || endpoints.at(request).filter(endpoint -> !endpoint.forPeople()).isPresent();
        chain.doFilter(request, program ? new Json(request, response) : new Page(request, response));
    }

    private abstract static class Answer extends HttpServletResponseWrapper {

        final HttpServletRequest request;
        private boolean shown;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        abstract void show(int status) throws IOException;

        @Override
        public void sendError(int status) throws IOException {
            // once: the page itself may fail
            if (!shown && !isCommitted()) {
                shown = true;
                resetBuffer();
                setStatus(status);
                show(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }

    private static final class Page extends Answer {

        Page(HttpServletRequest request, HttpServletResponse response) {
            super(request, response);
        }

        @Override
        void show(int status) throws IOException {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
            try {
                request.getRequestDispatcher(PAGE).forward(new ErrorPageRequest(request), getResponse());
            } catch (ServletException e) {
                throw new IOException(e);
            }
        }
    }

    private static final class Json extends Answer {

        Json(HttpServletRequest request, HttpServletResponse response) {
            super(request, response);
        }

        @Override
        void show(int status) throws IOException {
            byte[] body = JsonText.write(body(status)).getBytes(StandardCharsets.UTF_8);
            setContentType("application/json");
            setContentLength(body.length);
            getOutputStream().write(body);
            flushBuffer();
        }

        private Map<String, Object> body(int status) {
            OAuthError error = status < SC_INTERNAL_SERVER_ERROR ? OAuthError.INVALID_REQUEST
                    : status == SC_SERVICE_UNAVAILABLE ? OAuthError.TEMPORARILY_UNAVAILABLE : OAuthError.SERVER_ERROR;
            var body = new LinkedHashMap<String, Object>();
            body.put("error", error.code());
            body.put("error_description", request.getAttribute(Problem.ATTRIBUTE) instanceof Problem problem
                    ? ErrorDescription.description(problem.error().description(), problem.number())
                    : DESCRIPTIONS.getOrDefault(status, error.description()));
            return body;
        }
    }
}
