package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/**
 * A server behind a proxy, with users whose hashes are of all kinds. An http issuer answers this machine only, which has many addresses.
 */
@Tag("measure")
class SameTimeIT {

    /** Users of each kind: whoever has failed a few times has to wait. */
    private static final int MEASUREMENTS = 3;
    private static final int TRIES = 5;
    private static final List<String> KINDS = List.of("argon2", "bcrypt", "pbkdf2", "disabled", "unknown");

    /** The slowest to the quickest; the work for one hash is many times that for another. */
    private static final double SAME = 1.15;

    /** Of jBCrypt's test vectors ("abc"), and of RFC 7914 §11 ("passwd"): both are made in no time. */
    private static final Map<String, String> HASHES = Map.of(
            "bcrypt", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
            "pbkdf2",
            "PBKDF2WithHmacSHA256:1:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw==");

    @TempDir
    static Path folder;

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        var users = new StringBuilder();
        for (int i = 0; i < MEASUREMENTS; i++) {
            users.append(user("argon2-" + i, "\"password\": \"right\""))
                    .append(user("disabled-" + i, "\"enabled\": false, \"password\": \"right\""));
            int number = i;
            HASHES.forEach((kind, hash) -> users.append(user(kind + "-" + number, "\"passwordHash\": \"" + hash + "\"")));
        }
        Path configuration = Files.writeString(folder.resolve("lintel.json"),
                Files.readString(Lintel.configuration()).replace("\"users\": [", "\"users\": [" + users));
        server = Server.named("same-time")
                .settings(Map.of("lintel.configuration", configuration.toString(), "lintel.trusted-proxies", "127.0.0.1",
                        "lintel.passwords.iterations", "8"))
                .start();
    }

    private static String user(String name, String rest) {
        return "{\"subject\": \"" + name + "\", \"username\": \"" + name + "\", " + rest + "},\n";
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Medians of tries that take turns. A difference that is there is there every time; a mood of the machine is not. */
    @Test
    void u1_t18_everyFailureTakesTheSameTime() {
        List<Map<String, Duration>> measured = new ArrayList<>();
        do {
            measured.add(measurement(measured.size()));
        } while (spread(measured.get(measured.size() - 1)) > SAME && measured.size() < MEASUREMENTS);
        System.out.println("how long failed sign-ins took, medians of " + TRIES + ": " + measured);
        assertThat(spread(measured.get(measured.size() - 1))).as(measured.toString()).isLessThanOrEqualTo(SAME);
    }

    private static Map<String, Duration> measurement(int number) {
        Map<String, List<Duration>> times = new TreeMap<>();
        for (int i = 0; i < TRIES; i++) {
            for (String kind : KINDS) {
                List<Duration> ofKind = times.computeIfAbsent(kind, first -> new ArrayList<>());
                // each user from an address of their own, so that nobody has to wait for somebody else
                ofKind.add(time(from(100 + 10 * number + KINDS.indexOf(kind)), kind + "-" + number,
                        kind.equals("disabled") ? "right" : "wrong"));
            }
        }
        var medians = new TreeMap<String, Duration>();
        times.forEach((kind, all) -> medians.put(kind, median(all)));
        return medians;
    }

    private static Duration time(Browser browser, String username, String password) {
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", username, "password", password));
        long began = System.nanoTime();
        Visit answer = form.onlySentBy(browser);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer.document().select("#message").text()).as(username).isEqualTo("Invalid username or password");
        return time;
    }

    private static Duration median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double spread(Map<String, Duration> medians) {
        return (double) Collections.max(medians.values()).toNanos() / Collections.min(medians.values()).toNanos();
    }

    private static Browser from(int address) {
        return new Browser(server).sending("X-Forwarded-For", "127.0.0." + address);
    }
}
