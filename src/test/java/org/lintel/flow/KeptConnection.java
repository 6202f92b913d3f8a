package org.lintel.flow;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lintel.test.Server;

/** One connection on which several requests follow one another, byte by byte. */
public final class KeptConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked");

    private final Server server;
    private final Socket socket;
    private final InputStream in;

    public KeptConnection(Server server) throws IOException {
        this.server = server;
        socket = new Socket(InetAddress.getByName("localhost"), server.port());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * The head of a request.
     *
     * @param requestLine without the version
     * @param headers     each with its line break
     */
    public String head(String requestLine, String headers) {
        return requestLine + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + headers + "\r\n";
    }

    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next answer, whole. */
    public Wire answer() throws IOException {
        String head = until("\r\n\r\n");
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return new Wire(head, new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
        }
        var body = new StringBuilder();
        int chunk = CHUNKED.matcher(head).find() ? 1 : 0;
        while (chunk > 0) {
            chunk = Integer.parseInt(until("\r\n"), 16);
            body.append(new String(in.readNBytes(chunk), StandardCharsets.UTF_8));
            until("\r\n");
        }
        return new Wire(head, body.toString());
    }

    private String until(String end) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server has hung up after: " + bytes.toString(StandardCharsets.ISO_8859_1));
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).replaceFirst(Pattern.quote(end) + "$", "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
