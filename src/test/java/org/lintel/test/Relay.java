package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a port of loopback, from its beginning to its end: a server behind it comes and goes. */
public final class Relay implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Relay(int from, int to) throws IOException {
        socket = new ServerSocket(from, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (true) {
                Socket here = socket.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                open.addAll(List.of(here, there));
                daemon(() -> pass(here, there));
                daemon(() -> pass(there, here));
            }
        });
    }

    public static Relay between(int from, int to) {
        try {
            return new Relay(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody gets through any more, and whoever has is cut off. */
    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
