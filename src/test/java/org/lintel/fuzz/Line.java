package org.lintel.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.lintel.flow.Secrets;
import org.lintel.test.Server;

/** A connection to the server over which anything can be sent; kept as long as both sides like. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * What came back.
     *
     * @param status 0 if the server hung up without a word, -1 if it said nothing for long, -2 if what it said was not HTTP: then the
     *               answer before was longer than it should be
     */
    record Reply(int status, String head, String body, Duration after) {

        String header(String name) {
            String begin = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin)).findFirst()
                    .map(line -> line.substring(begin.length()).strip()).orElse(null);
        }
    }

    private final Server server;
    private Socket socket;
    private Request before;
    private InputStream in;

    Line(Server server) {
        this.server = server;
    }

    /** Sends a request and reads its answer; one that is not HTTP has a connection of its own. */
    Reply send(Request request) throws IOException {
        if (!request.isHttp()) {
            close();
        }
        request.parameters().stream().filter(pair -> pair.value != null).forEach(pair -> Secrets.shown(pair.name, pair.value));
        boolean fresh = socket == null;
        Reply reply = attempt(request);
        // a kept connection that the server closed meanwhile
        if (reply.status == 0 && !fresh) {
            reply = attempt(request);
        }
        if (!request.isHttp() || reply.status <= 0 || "close".equalsIgnoreCase(reply.header("Connection"))
                || request.method.equals("CONNECT") || reply.status == 101) {
            close();
        }
        return reply;
    }

    private Reply attempt(Request request) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getByName("localhost"), server.port());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        long begin = System.nanoTime();
        try {
            write(request);
            if (!request.isHttp()) {
                socket.shutdownOutput();
            }
            String head;
            do {
                head = head();
            } while (head.startsWith("HTTP/1.1 100"));
            if (!head.startsWith("HTTP/1.")) {
                close();
                return new Reply(-2, "", head + " after " + before, since(begin));
            }
            before = request;
            int status = Integer.parseInt(head.substring(9, 12));
            String body = new String(body(head, status, request.method), StandardCharsets.UTF_8);
            return new Reply(status, head, body, since(begin));
        } catch (SocketTimeoutException e) {
            close();
            return new Reply(-1, "", "", since(begin));
        } catch (IOException e) {
            close();
            return new Reply(0, "", "", since(begin));
        }
    }

    /** A server that has enough answers and hangs up: the answer may still be there to be read. */
    private void write(Request request) {
        try {
            socket.getOutputStream().write(request.bytes("localhost:" + server.port()));
        } catch (IOException e) {
            return;
        }
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) read());
        }
        return head.toString();
    }

    private byte[] body(String head, int status, String method) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("\r\ncontent-length:");
        if (method.equals("HEAD") || status == 204 || status == 304 || status == 101) {
            return new byte[0];
        } else if (lower.contains("\r\ntransfer-encoding: chunked")) {
            return chunks();
        } else if (length >= 0) {
            return exactly(Integer.parseInt(lower.substring(length + 17, lower.indexOf("\r\n", length + 17)).strip()));
        }
        byte[] all = in.readAllBytes();
        close();
        return all;
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            all.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) read());
        }
        return line.toString();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private int read() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException();
        }
        return one;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
