package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Secrets;
import org.lintel.test.Built;

/** When all others have ended: whatever they have sent and received, no log of a server tells. */
@Tag("logs")
class SecretsInLogsIT {

    @Test
    void a5_noLogOfThisRunHasAPasswordASecretACodeOrAToken() throws IOException {
        for (Path left : left(Secrets.LEFT)) {
            Secrets.remember(left);
        }
        List<String> mine = conversation();
        assertThat(mine).as("the search knows and finds").allSatisfy(secret -> assertThat(Secrets.in("x" + secret + "x")).isNotEmpty());
        long size = 0;
        List<Path> logs = left(".log");
        for (Path log : logs) {
            // a broken character is not what is looked for
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            assertThat(Secrets.in(text)).as(log.toString()).isEmpty();
            size += text.length();
        }
        System.out.println("secrets: none of " + Secrets.count() + " in " + logs.size() + " logs with " + size / 1024 + " kB");
        assertThat(logs).as("with that of the server here").isNotEmpty();
    }

    /** One of each kind. */
    private static List<String> conversation() {
        Browser browser = Lintel.browser();
        String code = browser.authorize(App.QUICK).signIn("alice").code();
        Answer tokens = App.QUICK.redeem(Lintel.server(), code).hasTokens();
        App.QUICK.redeem(Lintel.server(), code).isError("invalid_grant");
        return List.of("alice-password", App.QUICK.secret(),
                App.basic(App.QUICK.clientId(), App.QUICK.secret()).substring("Basic ".length()),
                App.VERIFIER, code, tokens.text("access_token"), tokens.text("id_token"), browser.cookies().get("lintel"));
    }

    private static List<Path> left(String end) throws IOException {
        try (Stream<Path> files = Files.walk(Built.target("runs"), 3)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
