package org.lintel.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Ports of this machine. */
public final class Ports {

    private Ports() {
    }

    /** One below the range from which the system takes those of outgoing connections, so it is not taken meanwhile. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    /** Waits until somebody takes connections there; {@code false} if nobody does in that time, or nobody will. */
    static boolean awaited(int port, Duration patience, BooleanSupplier hope) {
        Instant deadline = Instant.now().plus(patience);
        while (!listens(port)) {
            if (!hope.getAsBoolean() || Instant.now().isAfter(deadline)) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was starting", e);
        }
    }
}
