package org.lintel.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.lintel.test.Server;

/**
 * An HTTP conversation byte by byte, for what no HTTP client would send.
 *
 * @param head status line and headers of the answer; empty if the server just hung up
 */
public record Wire(String head, String body) {

    private static final String BLANK_LINE = "\r\n\r\n";

    /**
     * @param requestLine without the version
     * @param headers     each with its line break; {@code Host} and {@code Connection} are there already
     */
    public static Wire send(Server server, String requestLine, String headers, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return raw(server, requestLine + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n" + length + headers
                + "\r\n" + body);
    }

    /**
     * Sends the pieces one after the other, each a moment after the one before has gone.
     *
     * @param pieces a request that asks for the end of the connection, in Latin-1
     */
    public static Wire raw(Server server, String... pieces) {
        try (var socket = new Socket(InetAddress.getByName("localhost"), server.port())) {
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    Thread.sleep(200);
                }
                socket.getOutputStream().write(pieces[i].getBytes(StandardCharsets.ISO_8859_1));
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf(BLANK_LINE);
            return end < 0 ? new Wire(answer, "") : new Wire(answer.substring(0, end), answer.substring(end + BLANK_LINE.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Wire get(Server server, String target, String headers) {
        return send(server, "GET " + target, headers, "");
    }

    public int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }
}
