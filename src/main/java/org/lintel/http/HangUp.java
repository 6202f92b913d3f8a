package org.lintel.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** An answer after which nothing more is read, since the client may send the rest at any speed. */
final class HangUp {

    /** A {@link Runnable} that closes the connection, from a server on which an answer alone does not: see {@link UndertowConnections}. */
    static final String ATTRIBUTE = "org.lintel.http.hang-up";

    private HangUp() {
    }

    static void after(int status, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status);
        SecurityHeaders.ALWAYS.forEach(response::setHeader);
        response.setHeader("Connection", "close");
        try {
            response.flushBuffer();
        } catch (IOException e) {
            // it has hung up itself
        }
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable close) {
            close.run();
        }
    }
}
