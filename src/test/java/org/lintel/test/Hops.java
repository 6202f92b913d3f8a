package org.lintel.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before several nodes, as a proxy would that sends every request to the next of them; it leaves the header Host as it is. */
public final class Hops implements Reachable, AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    /** What holds for one connection only (RFC 9110 §7.6.1). */
    private static final Pattern HOP_BY_HOP = Pattern.compile("(?i)\r\n(connection|upgrade|http2-settings|keep-alive):[^\r]*");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile List<Server> nodes = List.of();
    private volatile AtomicIntegerArray counts;

    public Hops() {
        try {
            socket = new ServerSocket(Ports.free(), 200, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    @Override
    public String address() {
        return "http://localhost:" + socket.getLocalPort();
    }

    public void between(List<Server> all) {
        counts = new AtomicIntegerArray(all.size());
        nodes = List.copyOf(all);
    }

    /** The next request goes to another node than it would have. */
    public void skip() {
        requests.incrementAndGet();
    }

    /** How many requests this node has had. */
    public int count(int node) {
        return counts.get(node);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> pass(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void pass(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            int node = Math.floorMod(requests.getAndIncrement(), nodes.size());
            counts.incrementAndGet(node);
            try (var server = new Socket(InetAddress.getLoopbackAddress(), nodes.get(node).port())) {
                OutputStream out = server.getOutputStream();
                out.write(
                        (HOP_BY_HOP.matcher(head).replaceAll("") + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                server.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            System.err.println("a hop failed: " + e);
        }
    }

    /** Request line and headers without the line breaks at the end; empty if nothing comes. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            String text = next == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : "";
            if (text.endsWith("\r\n\r\n")) {
                return text.substring(0, text.length() - 4);
            }
        }
        return "";
    }
}
