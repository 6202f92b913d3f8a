package org.lintel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.oauth.InputLimits;

/** A body that the server reads as it comes. Of one that is too large one byte beyond the limit is kept, which marks it. */
class ArrivingBody implements ReadListener, AsyncListener {

    private static final String ATTRIBUTE = ArrivingBody.class.getName();

    private final AsyncContext async;
    private final ServletInputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private final AtomicBoolean over = new AtomicBoolean();

    ArrivingBody(AsyncContext async, ServletInputStream in) {
        this.async = async;
        this.in = in;
    }

    /** The body of a request that has been passed on. */
    static byte[] of(HttpServletRequest request) {
        return ((ArrivingBody) request.getAttribute(ATTRIBUTE)).kept.toByteArray();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!over.get() && in.isReady()) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            kept.write(buffer, 0, Math.min(read, InputLimits.FORM + 1 - kept.size()));
        }
    }

    @Override
    public void onAllDataRead() {
        if (over.compareAndSet(false, true)) {
            async.getRequest().setAttribute(ATTRIBUTE, this);
            async.dispatch();
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
