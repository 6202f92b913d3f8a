package org.lintel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.oauth.InputLimits;

/**
 * A body that the server reads as it comes. Of one that is too large one byte beyond the limit is kept, which marks it.
 *
 * <p>After the last byte nothing is asked of the stream: otherwise Payara goes on reading from the connection while the request is worked
 * on, and what it finds there, the next request of somebody else if a proxy keeps the connection, gets in the way of this one.
 */
class ArrivingBody implements ReadListener, AsyncListener {

    private static final String ATTRIBUTE = ArrivingBody.class.getName();
    private static final long A_MOMENT_MILLIS = 1;

    private final AsyncContext async;
    private final ServletInputStream in;
    private final ScheduledExecutorService executor;
    private long missing;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param length how long it is to become; less than zero if its end will be told */
    ArrivingBody(AsyncContext async, ServletInputStream in, long length, ScheduledExecutorService executor) {
        this.async = async;
        this.in = in;
        this.executor = executor;
        missing = length < 0 ? Long.MAX_VALUE : length;
    }

    /** The body of a request that has been passed on. */
    static byte[] of(HttpServletRequest request) {
        return ((ArrivingBody) request.getAttribute(ATTRIBUTE)).kept.toByteArray();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (missing > 0 && !over.get() && in.isReady()) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            missing -= read;
            kept.write(buffer, 0, Math.min(read, InputLimits.FORM + 1 - kept.size()));
        }
    }

    @Override
    public void onAllDataRead() {
        if (over.compareAndSet(false, true)) {
            async.getRequest().setAttribute(ATTRIBUTE, this);
            dispatch();
        }
    }

    /** Payara may lose a dispatch that comes just when the thread leaves which has begun to wait: so it comes afterwards. */
    private void dispatch() {
        if (isLeft()) {
            async.dispatch();
        } else {
            executor.schedule(this::dispatch, A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the thread that has begun to wait is out: it is said by {@link AsyncContext#setTimeout} alone. */
    private boolean isLeft() {
        try {
            async.setTimeout(async.getTimeout());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** A client that hangs up in the middle gets no answer. */
    @Override
    public void onError(Throwable failure) {
        end(HttpServletResponse.SC_BAD_REQUEST);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(HttpServletResponse.SC_REQUEST_TIMEOUT);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(HttpServletResponse.SC_BAD_REQUEST);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }

    private void end(int status) {
        if (over.compareAndSet(false, true)) {
            HangUp.after(status, (HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
            async.complete();
        }
    }
}
