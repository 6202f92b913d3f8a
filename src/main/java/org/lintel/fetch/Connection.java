package org.lintel.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;

/**
 * A connection to an address that has been judged, for one request. When its time is over it is closed, even during a read: time limits of
 * sockets are about one read, and an answer of a byte a second never exceeds them.
 */
final class Connection implements AutoCloseable {

    private static final int LONGEST_CONNECT_MILLIS = 2_000;
    private static final Http1Config LIMITS = Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();
    private static final HttpProcessor HEADERS = new DefaultHttpProcessor(RequestTargetHost.INSTANCE, RequestContent.INSTANCE);

    private final ScheduledFuture<?> alarm;
    private volatile Socket socket;
    private volatile boolean late;

    Connection(ScheduledExecutorService clock, Duration longest) {
        alarm = clock.schedule(this::cut, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it was closed because its time was over. */
    boolean late() {
        return late;
    }

    /** Connects to the first of the addresses that accepts. No proxy is used, even if the server's own settings name one. */
    void open(InetAddress[] addresses, int port) throws IOException {
        IOException failure = new ConnectException();
        for (InetAddress address : addresses) {
            socket = new Socket(Proxy.NO_PROXY);
            if (late) {
                break;
            }
            try {
                socket.connect(new InetSocketAddress(address, port), LONGEST_CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    /** TLS above it, with a certificate for this host: the name is verified although the address has been chosen already. */
    Socket secure(SSLSocketFactory tls, String host, int port) throws IOException {
        var secured = (SSLSocket) tls.createSocket(socket, host, port, false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    Socket plain() {
        return socket;
    }

    /** The status and headers of the answer; its body is read from the connection. Redirects are answers like others. */
    static ClassicHttpResponse exchange(Socket on, ClassicHttpRequest request) throws IOException, HttpException {
        // closing it would mean to read the rest of the answer; closing the socket is enough
        var http = new DefaultBHttpClientConnection(LIMITS);
        http.bind(on);
        var executor = new HttpRequestExecutor();
        var context = HttpCoreContext.create();
        executor.preProcess(request, HEADERS, context);
        return executor.execute(request, http, context);
    }

    private void cut() {
        late = true;
        close();
    }

    @Override
    public void close() {
        alarm.cancel(false);
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }
}
