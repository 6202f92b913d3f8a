package org.lintel.http;

import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * From the signal to stop on, new requests are refused by 503, readiness included, and earlier ones are answered: until then, for 20
 * seconds at most, the beans, and with them the database, stay. The first of all filters, and without beans itself: servers take them away
 * while requests still come.
 */
@Dependent
public class Stopping extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_SECONDS = 20;

    /** One party for the filter, one for each request. */
    private final transient Phaser inside = new Phaser(1);
    private final transient Thread hook = new Thread(this::stop, "sends requests elsewhere");
    private volatile boolean stopping;

    @Override
    public void init() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        stopping = true;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (stopping || inside.register() < 0) {
            response.setHeader("Retry-After", "1");
            response.setHeader("Connection", "close");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (!answeredLater(request)) {
                inside.arriveAndDeregister();
            }
        }
    }

    private boolean answeredLater(HttpServletRequest request) {
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Answered());
                return true;
            }
        } catch (IllegalStateException e) {
            // it has been answered at this moment
        }
        return false;
    }

    /** What is answered later is inside until then. */
    private final class Answered implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            inside.arriveAndDeregister();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // the server completes it
        }

        @Override
        public void onError(AsyncEvent event) {
            // the server completes it
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    /** Called before the beans go. */
    @Override
    public void destroy() {
        stopping = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it has run
        }
        try {
            inside.awaitAdvanceInterruptibly(inside.arriveAndDeregister(), LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.getLogger(Stopping.class.getName()).log(System.Logger.Level.WARNING, "{0} requests are not answered any more",
                    inside.getUnarrivedParties());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
