package org.lintel.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.fuzz.Line.Reply;
import org.lintel.test.Server;

/**
 * Whatever is sent to whatever address is answered, soon, and never by a failure. A build always sends the same, so that nobody's
 * change fails for something else; {@code -Dlintel.fuzz.seed=…} tries something new, {@code -Dlintel.fuzz.requests=100000} more of it. The
 * counts are in the output of the test.
 */
@Tag("http")
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("lintel.fuzz.requests", 3000);
    private static final long SEED = Long.getLong("lintel.fuzz.seed", 1);
    private static final int LINES = 4;
    /** As long as a session, its codes and its tokens are used. */
    private static final int TOGETHER = 300;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Pattern OURS = Pattern.compile("(?m)^\\s+at .*\\borg\\.lintel\\.");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)(?:^(?!\\s+at ).*\\n){1,2}(?:^\\s+at .*\\n)+");
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]\\w*(\\.\\w+)+\\(|\\b(java|jakarta|org|com|io|fish)(\\.\\w+)+(Exception|Error)\\b");

    private final Server server = Lintel.server();
    private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentSkipListMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Request> slow = new ConcurrentLinkedQueue<>();

    @Test
    void s20_s21_whateverIsSentIsAnsweredSoonAndNeverByAFailure() throws Exception {
        System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED);
        int logged = server.log().length();
        long begin = System.nanoTime();
        var pool = Executors.newFixedThreadPool(LINES);
        try {
            List<Future<?>> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                var random = new Random(SEED + i);
                lines.add(pool.submit(() -> {
                    send(random, REQUESTS / LINES);
                    return null;
                }));
            }
            for (Future<?> line : lines) {
                line.get();
            }
        } finally {
            pool.shutdownNow();
        }
        print(Duration.ofNanos(System.nanoTime() - begin));
        again();

        assertThat(faults).as("of seed " + SEED).isEmpty();
        assertThat(failures(server.log().substring(logged))).as("in the log, of seed " + SEED).isEmpty();
        assertThat(App.QUICK.redeem(server, Lintel.browser().authorize(App.QUICK).signIn("alice").code()).hasTokens()).isNotNull();
    }

    private void send(Random random, int requests) throws IOException {
        var mutations = new Mutations(random);
        Valid valid = null;
        Request before = null;
        try (var line = new Line(server)) {
            for (int i = 0; i < requests; i++) {
                valid = i % TOGETHER == 0 ? new Valid(server) : valid;
                Request request = valid.any(random);
                mutations.apply(request);
                Reply reply = line.send(request);
                counts.computeIfAbsent(request.endpoint, key -> new ConcurrentSkipListMap<>())
                        .computeIfAbsent(reply.status(), key -> new LongAdder()).increment();
                look(request, reply, before);
                before = request;
            }
        }
    }

    /** @param before what was sent just before on the same line, or {@code null}: something of it may have been left */
    private void look(Request request, Reply reply, Request before) {
        Matcher inside = INSIDE.matcher(reply.body());
        String fault = reply.status() >= 500 && !serverSays(reply.status(), request) ? "answered by " + reply.status()
                : reply.status() == -2 ? "not answered in HTTP but by " + reply.body()
                : reply.status() < 0 ? "not answered"
                : reply.status() == 0 && request.isHttp() ? "hung up on"
                : inside.find() ? "tells " + inside.group()
                : reply.header("X-Injected") != null ? "wrote a header"
                : null;
        if (fault != null) {
            faults.add(fault + ": " + cut(request) + (before == null ? "" : " after " + cut(before)));
        } else if (reply.after().compareTo(LONGEST) > 0) {
            slow.add(request);
        }
    }

    /** To what is not HTTP, or to unknown methods (RFC 9110 §15.6.2), the server answers itself; if it were we, the log would tell. */
    private static boolean serverSays(int status, Request request) {
        return !request.isHttp() || status == 501 && !List.of("GET", "HEAD", "POST").contains(request.method);
    }

    /** A machine may be busy for a second; a request that takes long does so again. */
    private void again() throws IOException {
        System.out.println("fuzz: " + slow.size() + " answers took more than a second at first");
        try (var line = new Line(server)) {
            for (Request request : slow) {
                Duration after = line.send(request).after();
                for (int i = 0; i < 2 && after.compareTo(LONGEST) > 0; i++) {
                    after = line.send(request).after();
                }
                if (after.compareTo(LONGEST) > 0) {
                    faults.add("takes " + after + ": " + cut(request));
                }
            }
        }
    }

    /** Stack traces, apart from those of servers that were sent what is not HTTP: nothing of ours is in them. */
    private static List<String> failures(String log) {
        return STACK_TRACE.matcher(log).results().map(result -> result.group()).filter(trace -> OURS.matcher(trace).find())
                .map(trace -> trace.substring(0, Math.min(trace.length(), 2000))).limit(5).toList();
    }

    private static String cut(Request request) {
        String text = request.toString();
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }

    private void print(Duration took) {
        System.out.println("fuzz: took " + took);
        counts.forEach((endpoint, statuses) -> System.out.println("fuzz: %-42s %s".formatted(endpoint, new TreeMap<>(statuses))));
        var total = new TreeMap<Integer, Long>();
        counts.values().forEach(statuses -> statuses.forEach((status, count) -> total.merge(status, count.sum(), Long::sum)));
        System.out.println("fuzz: all " + total);
    }
}
