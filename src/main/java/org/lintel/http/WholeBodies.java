package org.lintel.http;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.config.Settings;
import org.lintel.oauth.InputLimits;

/**
 * Passes a request on when its body is here as a whole. No thread waits for it meanwhile: of connections that send a byte now and then a few
 * dozen would otherwise keep everybody out. Who has not sent the body in time is answered 408 (RFC 9110 §15.5.9).
 */
public class WholeBodies extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            RequestScope.pass(new RequestWithBody(request, ArrivingBody.of(request)), response, chain);
        } else if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else {
            ServletInputStream in = request.getInputStream();
            if (length >= 0 && length <= InputLimits.FORM && in.available() >= length) {
                chain.doFilter(new RequestWithBody(request, in.readNBytes((int) length)), response);
            } else {
                await(request, in);
            }
        }
    }

    private void await(HttpServletRequest request, ServletInputStream in) {
        AsyncContext async = request.startAsync();
        async.setTimeout(settings.bodyTimeout().toMillis());
        var body = new ArrivingBody(async, in);
        async.addListener(body);
        in.setReadListener(body);
    }
}
