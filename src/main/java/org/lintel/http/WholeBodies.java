package org.lintel.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
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
 * Passes a request on when its body is here as a whole. No thread waits for it meanwhile: otherwise a few dozen connections that send a
 * byte now and then would hold all threads. A body that is not complete in time is answered 408 (RFC 9110 §15.5.9).
 */
@Dependent
public class WholeBodies extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Of the threads that the servers have by our settings at most half wait for what comes by HTTP/2. */
    private static final int WAITING = 32;
    private static final int PATIENCE_SECONDS = 1;

    private final transient Semaphore waiting = new Semaphore(WAITING);

    @Inject
    transient Settings settings;

    @Resource
    transient ManagedScheduledExecutorService executor;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        boolean http2 = request.getProtocol().startsWith("HTTP/2");
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            RequestScope.pass(new RequestWithBody(request, ArrivingBody.of(request)), response, chain);
        } else if (length == 0 || length < 0 && !http2 && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else {
            ServletInputStream in = request.getInputStream();
            int here = in.available();
            if (length >= 0 && here >= length) {
                chain.doFilter(new RequestWithBody(request, in.readNBytes((int) Math.min(length, InputLimits.FORM + 1))), response);
            } else if (here == 0 && in.isFinished()) {
                chain.doFilter(request, response);
            } else if (http2) {
                read(request, response, in, chain);
            } else {
                await(request, response, in, length);
            }
        }
    }

    private void await(HttpServletRequest request, HttpServletResponse response, ServletInputStream in, long length) {
        if (!request.isAsyncSupported()) {
            // a servlet of a plug-in that does not say so
            HangUp.after(HttpServletResponse.SC_REQUEST_TIMEOUT, request, response);
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(settings.bodyTimeout().toMillis());
        // WildFly tells of the end when it is asked for more after the last byte, and Payara must not be asked
        boolean counted = request.getAttribute(HangUp.ATTRIBUTE) == null;
        var body = new ArrivingBody(async, in, counted ? length : -1, executor);
        async.addListener(body);
        in.setReadListener(body);
    }

    /**
     * HTTP/2, which is a proxy's: without another thread, because Payara mixes up what comes in many small frames when it tells of them. A
     * body need not say here that there is one, nor how long it is.
     */
    private void read(HttpServletRequest request, HttpServletResponse response, ServletInputStream in, FilterChain chain)
            throws IOException, ServletException {
        byte[] body;
        try {
            if (!waiting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                HangUp.after(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
                return;
            }
            try {
                body = in.readNBytes(InputLimits.FORM + 1);
            } finally {
                waiting.release();
            }
        } catch (IOException e) {
            HangUp.after(HttpServletResponse.SC_BAD_REQUEST, request, response);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            HangUp.after(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
            return;
        }
        chain.doFilter(new RequestWithBody(request, body), response);
    }
}
