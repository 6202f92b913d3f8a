package org.lintel.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.spec.Duty;

/**
 * HTTP to addresses that come from registrations. A call holds its thread until the name is looked up, and then for five seconds at the
 * longest; it may be made from any number of threads.
 */
@Duty("Back-Channel Logout 2.5 redirects")
@ApplicationScoped
public class GuardedHttp {

    static final int MOST_BYTES = 50 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What becomes of an answer. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ClassicHttpResponse answer) throws IOException, FetchException;
    }

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private Destinations destinations;
    private SSLSocketFactory tls;
    private ScheduledThreadPoolExecutor clock;

    @PostConstruct
    void prepare() {
        try {
            prepare(SSLContext.getDefault().getSocketFactory(), threads);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java does not speak TLS", e);
        }
    }

    void prepare(SSLSocketFactory tls, ThreadFactory threads) {
        this.tls = tls;
        // where the issuer is on this machine only, so are the applications that are developed with it
        destinations = new Destinations(settings.outboundAllow(), issuer.loopback());
        clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setRemoveOnCancelPolicy(true);
    }

    /** What is under way still ends in time. */
    @PreDestroy
    void stop() {
        clock.shutdown();
    }

    /** What may be called beside public addresses. */
    public List<String> allowed() {
        return settings.outboundAllow();
    }

    /** A document of at most 50 kB. An answer other than 2xx is a {@link FetchException}, a redirect too. */
    public Fetched get(URI address) throws FetchException {
        return call(address, ClassicRequestBuilder.get(address), answer -> {
            Header type = answer.getFirstHeader("Content-Type");
            return new Fetched(body(answer), type == null ? null : type.getValue());
        });
    }

    /** Posts a form. Of the answer only the status is read; if it is not 2xx there is a {@link FetchException}. */
    public void post(URI address, Map<String, String> form) throws FetchException {
        var request = ClassicRequestBuilder.post(address).setCharset(StandardCharsets.UTF_8);
        form.forEach(request::addParameter);
        call(address, request, answer -> null);
    }

    private <T> T call(URI address, ClassicRequestBuilder request, Reading<T> reading) throws FetchException {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        if (!https && !"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null || address.getRawUserInfo() != null) {
            throw FetchException.refused("it is not an https address with a host and nothing before that");
        }
        String host = Destinations.name(address.getHost());
        int port = address.getPort() >= 0 ? address.getPort() : https ? 443 : 80;
        InetAddress[] found = lookUp(host);
        destinations.check(host, https, found);

        var connection = new Connection(clock, LONGEST);
        try (connection) {
            connection.open(found, port);
            Socket socket = https ? connection.secure(tls, host, port) : connection.plain();
            ClassicHttpResponse answer = Connection.exchange(socket, request.setHeader("Connection", "close").build());
            if (answer.getCode() / 100 != 2) {
                throw FetchException.answered(answer.getCode());
            }
            return reading.read(answer);
        } catch (IOException | HttpException e) {
            throw FetchException.failed(connection.late() ? "no complete answer within " + LONGEST.toSeconds() + " s" : reason(e));
        }
    }

    InetAddress[] lookUp(String host) throws FetchException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw FetchException.failed("the name " + host + " stands for no address");
        }
    }

    private static byte[] body(ClassicHttpResponse answer) throws IOException, FetchException {
        byte[] body = answer.getEntity() == null ? new byte[0] : answer.getEntity().getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw FetchException.refused("the answer has more than " + MOST_BYTES + " bytes");
        }
        return body;
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
