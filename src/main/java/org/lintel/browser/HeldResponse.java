package org.lintel.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response whose body waits here once it is to be {@linkplain HeldAnswers held}; until then it passes everything to what it wraps. */
final class HeldResponse extends HttpServletResponseWrapper {

    private boolean held;
    private long moment;
    private boolean begun;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private ServletOutputStream stream;
    private PrintWriter writer;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    /** Whether that is still possible. */
    boolean hold(long until) {
        held = !begun;
        moment = until;
        return held;
    }

    boolean isHeld() {
        return held;
    }

    long moment() {
        return moment;
    }

    void send() throws IOException {
        flushBuffer();
        body.writeTo(getResponse().getOutputStream());
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (!held) {
            begun = true;
            return super.getOutputStream();
        }
        if (stream == null) {
            stream = new Kept(body);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!held) {
            begun = true;
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        } else if (!held) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        drop();
        super.resetBuffer();
    }

    @Override
    public void reset() {
        drop();
        super.reset();
    }

    /** The error page is not held: the server sends it at once. */
    @Override
    public void sendError(int status, String message) throws IOException {
        drop();
        held = false;
        super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    private void drop() {
        body.reset();
        stream = null;
        writer = null;
    }

    /** Keeps what is written. */
    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream body;

        Kept(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int one) {
            body.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            body.write(some, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("nothing here is written later");
        }
    }
}
