package org.lintel.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** HTTP/1.1 on one connection, which is kept for as long as the server keeps it. For one thread. */
final class Connection implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final InetSocketAddress address;
    private final byte[] head = new byte[65_536];
    private Socket socket;
    private InputStream in;

    Connection(URI server) {
        address = new InetSocketAddress(server.getHost(), server.getPort() < 0 ? 80 : server.getPort());
    }

    /** A server may end a connection while nobody uses it: then the request has not been read, and goes on a new one. */
    Reply send(byte[] request) throws IOException {
        boolean kept = socket != null;
        try {
            return exchange(request);
        } catch (IOException e) {
            close();
            if (kept) {
                return exchange(request);
            }
            throw e;
        }
    }

    private Reply exchange(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            socket.connect(address, PATIENCE);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
        socket.getOutputStream().write(request);
        String text = head();
        String lower = text.toLowerCase(Locale.ROOT);
        var reply = new Reply(text, body(lower));
        if (lower.contains("\r\nconnection: close")) {
            close();
        }
        return reply;
    }

    private String head() throws IOException {
        int length = line(0);
        for (int end = length; (end = line(length)) > length + 2;) {
            length = end;
        }
        return new String(head, 0, length, StandardCharsets.ISO_8859_1);
    }

    private byte[] body(String head) throws IOException {
        String length = Reply.header(head, "content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        byte[] body = {};
        if ("chunked".equals(Reply.header(head, "transfer-encoding"))) {
            int size;
            do {
                int end = line(0);
                size = Integer.parseInt(new String(this.head, 0, end - 2, StandardCharsets.ISO_8859_1).trim(), 16);
                int before = body.length;
                body = Arrays.copyOf(body, before + size);
                in.readNBytes(body, before, size);
                line(0);
            } while (size > 0);
        }
        return body;
    }

    /** Reads to the end of a line; where that is in {@link #head}. */
    private int line(int from) throws IOException {
        int end = from;
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw new EOFException("the server has hung up");
            }
            head[end++] = (byte) next;
        } while (next != '\n');
        return end;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
