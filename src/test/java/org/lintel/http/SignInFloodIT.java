package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** Passwords that take long to hash, one at a time, and more people than that. */
class SignInFloodIT {

    private static final int UNAVAILABLE = 503;

    /** Of jBCrypt's test vectors: "abc". */
    private static final String HASH = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";

    @TempDir
    static Path folder;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Path configuration = Files.writeString(folder.resolve("lintel.json"), Files.readString(Lintel.configuration())
                .replaceFirst("\"users\": \\[", "\"users\": [{\"subject\": \"ABC\", \"username\": \"abc\", \"passwordHash\": \""
                        + HASH.replace("$", "\\$") + "\"},"));
        // in memory: a database would be filled with slow hashes first
        server = Server.named("flood").settings(Map.of("lintel.stores", "memory",
                "lintel.configuration", configuration.toString(),
                "lintel.passwords.memory", "8192", "lintel.passwords.iterations", "60", "lintel.passwords.concurrency", "1")).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void u1_aFloodOfSignInsIsTurnedAwayAndHurtsNobodyElse() {
        var number = new AtomicInteger();
        List<Visit> answers = AtOnce.call(16, () -> {
            Browser browser = new Browser(server);
            FilledForm form = browser.authorize(QUICK).filled("#login",
                    Map.of("username", "nobody" + number.incrementAndGet(), "password", "wrong"));
            assertThat(Answer.get(server.at("/.well-known/openid-configuration")).status()).isEqualTo(200);
            return form.sentBy(browser);
        });

        assertThat(answers).filteredOn(answer -> answer.status() == UNAVAILABLE).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.answer().header("Retry-After")).isEqualTo("2");
            assertThat(answer.document().text()).contains("not available at the moment");
        });
        assertThat(answers).filteredOn(answer -> answer.status() == 200).isNotEmpty();
        assertThat(new Browser(server).authorize(QUICK).signIn("abc", "abc").code()).isNotEmpty();
    }
}
