package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A connection that the client closes before the answer is complete is not an error: the rest of the answer is dropped. Otherwise Jersey
 * and Payara log a stack trace for each, and clients could fill the log.
 */
@Dependent
public class ClientAborts extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new Answer(response));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static final class Answer extends HttpServletResponseWrapper {

        private boolean gone;

        Answer(HttpServletResponse response) {
            super(response);
        }

        private void unlessGone(Writing writing) {
            if (!gone) {
                try {
                    writing.run();
                } catch (IOException e) {
                    gone = true;
                }
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new Output(super.getOutputStream());
        }

        @Override
        public void flushBuffer() {
            unlessGone(super::flushBuffer);
        }

        private final class Output extends ServletOutputStream {

            private final ServletOutputStream out;

            Output(ServletOutputStream out) {
                this.out = out;
            }

            @Override
            public void write(int value) {
                unlessGone(() -> out.write(value));
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                unlessGone(() -> out.write(bytes, offset, length));
            }

            @Override
            public void flush() {
                unlessGone(out::flush);
            }

            @Override
            public void close() {
                unlessGone(out::close);
            }

            @Override
            public boolean isReady() {
                return out.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                out.setWriteListener(listener);
            }
        }
    }
}
