package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.event.ClientNotified;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensIssued;

class AuditLineTest {

    @Test
    void valuesStandInTheOrderOfTheRecord() {
        assertThat(line(new TokensIssued("shop", "alice-1", "s", List.of("openid", "api"), List.of("code"), "authorization_code")))
                .isEqualTo(
                        "event=tokens-issued client_id=shop subject=alice-1 sid=s scopes=\"openid api\" kinds=code grant=authorization_code "
                                + "issuer=https://op.example");
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        assertThat(line(new ClientNotified("shop", "s", ClientNotified.Outcome.TOLD, 1, 20, null)))
                .isEqualTo("event=client-notified client_id=shop sid=s outcome=TOLD attempts=1 millis=20 issuer=https://op.example");
        assertThat(line(new SignedOut("1", "s", Set.of(), SignedOut.Reason.EXPIRED))).contains(" clients=\"\" reason=EXPIRED ");
    }

    @Test
    void theAddressIsThatOfTheEventOrOfTheRequest() {
        assertThat(AuditLine.of(new SignInFailed("typed", "192.0.2.1", "credentials"), Optional.empty(), Optional.of("192.0.2.2"),
                "https://op.example"))
                .isEqualTo("event=sign-in-failed address=192.0.2.1 reason=credentials issuer=https://op.example");
        assertThat(
                AuditLine.of(new SignedOut("1", "s", Set.of(), SignedOut.Reason.ENDED), Optional.empty(), Optional.of("2001:db8::1"),
                        "https://op.example"))
                .endsWith(" reason=ENDED address=2001:db8::1 issuer=https://op.example");
    }

    @Test
    void theTraceStandsBeforeTheAddress() {
        assertThat(AuditLine.of(new SignedOut("1", "s", Set.of(), SignedOut.Reason.ENDED), Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"),
                Optional.of("192.0.2.2"), "https://op.example"))
                .endsWith(" reason=ENDED trace=4bf92f3577b34da6a3ce929d0e0e4736 address=192.0.2.2 issuer=https://op.example");
    }

    /** A password typed into the wrong field. */
    @Test
    void u1_whatWasTypedAsAUserNameIsNotInTheLine() {
        assertThat(line(new SignInFailed("my-password", "192.0.2.1", "credentials"))).doesNotContain("my-password");
    }

    @Test
    void s19_nothingEndsTheLineNorTheQuotes() {
        String line = line(
                new RequestRefused("n", "/x", "invalid_request", "a \"b\" \\ c\r\nevent=forged\u001b[2J\u2028${jndi:x}", null, ""));
        assertThat(line).contains(" reason=\"a \\\"b\\\" \\\\ c\\u000d\\u000aevent=forged\\u001b[2J\\u2028\\u0024{jndi:x}\" ");
        assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7F);
    }

    @Test
    void s19_aSpaceInOneOfSeveralIsNotOneBetweenTwo() {
        assertThat(line(new SignedOut("1", "s", Set.of("a b"), SignedOut.Reason.ENDED))).contains(" clients=\"a\\u0020b\" ");
    }

    @Test
    void valuesAreCut() {
        assertThat(line(new RequestRefused("n", "/x", "e", "r".repeat(5000), null, ""))).hasSizeLessThan(1200);
    }

    /** Every record of the package that has a line has its row in docs/operating.md, with the keys in their order; no other has. */
    @ParameterizedTest
    @MethodSource("events")
    void theDocumentationHasARowForEachEvent(Class<?> event) throws IOException {
        String row = "| `" + AuditLine.name(event) + "` | "
                + AuditLine.keys(event).stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")) + " | ";
        assertThat(Files.readString(Path.of("docs/operating.md"))).contains(row);
    }

    @Test
    void theDocumentationHasNoOtherRow() throws IOException {
        String page = Files.readString(Path.of("docs/operating.md"));
        String table = page.substring(page.indexOf("| event | "), page.indexOf("\n\n", page.indexOf("| event | ")));
        assertThat(table.lines().skip(2).map(row -> row.replaceAll("\\| `([^`]*)`.*", "$1")))
                .containsExactlyInAnyOrderElementsOf(events().map(AuditLine::name).toList());
    }

    static Stream<Class<?>> events() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/lintel/event"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", "")).filter(name -> !name.equals("package-info"))
                    .sorted()
                    .<Class<?>>map(AuditLineTest::type).filter(type -> !AuditLines.UNWRITTEN.contains(type)).toList().stream();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("org.lintel.event." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Record event) {
        return AuditLine.of(event, Optional.empty(), Optional.empty(), "https://op.example");
    }
}
