package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.Built;
import org.lintel.test.Promtool;
import org.lintel.test.Server;

/** What Prometheus reads, and who else may. */
@Tag("http")
@Tag("portability")
class MetricsIT {

    private static final App SERVICE = Apps.named("service");
    private static final String TOKEN = "a-token-of-more-than-thirty-two-characters";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Server server = Lintel.server();

    @Test
    void prometheusReadsThemAndHasNoObjection() {
        new Browser(server).authorize(QUICK).signIn("alice").code();
        Answer metrics = metrics(server);
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type").split("; ?")).containsExactlyInAnyOrder("text/plain", "version=0.0.4", "charset=utf-8");
        assertThat(metrics.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Promtool.objectionsTo(metrics.body())).isEmpty();
        assertThat(names(metrics)).contains("lintel_build_info", "lintel_ready", "lintel_sessions", "lintel_database_connections",
                "lintel_database_connections_limit", "lintel_database_connections_awaited", "lintel_password_hashes",
                "lintel_password_hashes_limit", "lintel_password_hashes_refused_total", "lintel_signing_key_made_timestamp_seconds",
                "lintel_signing_certificate_expiry_timestamp_seconds", "lintel_back_channel_pending", "lintel_purge_runs_total",
                "lintel_announcement_failures_total", "lintel_request_duration_seconds_count");
    }

    /** Those of {@code server-config/prometheus}. */
    @Test
    void whatTheRulesAndTheDashboardAskForIsThere() throws IOException {
        new Browser(server).authorize(QUICK).signIn("alice").code();
        SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        Path folder = Built.source("server-config/prometheus");
        List<String> asked = Stream.of("lintel-rules.yml", "grafana-dashboard.json").flatMap(file -> asked(folder.resolve(file)))
                .distinct().toList();
        // the purge begins some seconds after the start
        List<String> there = Patience.until(() -> names(metrics(server)), names -> names.containsAll(asked));
        assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(there);
        assertThat(Promtool.run("", "check", "config", folder.resolve("prometheus.yml").toString())).contains("SUCCESS");
        assertThat(Promtool.run("", "test", "rules", folder.resolve("lintel-rules-test.yml").toString())).contains("SUCCESS");
    }

    private static Stream<String> asked(Path file) {
        try {
            return Pattern.compile("\\blintel_\\w+").matcher(Files.readString(file)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it accepts: Prometheus 2 and 3, and a browser. */
    @ParameterizedTest
    @ValueSource(strings = {
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,"
                    + "*/*;q=0.1",
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                    + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
            "text/html,application/xhtml+xml,*/*;q=0.8"})
    void whatScrapersAcceptIsText(String accept) {
        assertThat(Answer.get(server.at("/status/metrics"), "Accept", accept).header("Content-Type")).startsWith("text/plain;");
    }

    @Test
    void whatHappensIsCounted() {
        Answer before = metrics(server);
        new Browser(server).authorize(QUICK).signIn("bob", "wrong");
        new Browser(server).authorize(QUICK).signIn("bob").code();
        SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        SERVICE.token(server, Map.of("grant_type", "authorization_code", "code", "none")).isError("unauthorized_client");
        Answer after = metrics(server);
        for (String counted : List.of("lintel_sign_ins_total{result=\"success\"}", "lintel_sign_ins_total{result=\"credentials\"}",
                "lintel_tokens_issued_total{grant=\"client_credentials\",kind=\"access_token\"}",
                "lintel_requests_refused_total{error=\"unauthorized_client\"}",
                "lintel_request_duration_seconds_count{endpoint=\"/connect/token\",status=\"2xx\"}",
                "lintel_request_duration_seconds_count{endpoint=\"/connect/token\",status=\"4xx\"}",
                "lintel_request_duration_seconds_count{endpoint=\"/login\",status=\"2xx\"}")) {
            assertThat(value(after, counted)).as(counted).isGreaterThan(value(before, counted));
        }
        assertThat(value(after, "lintel_sessions")).isPositive();
    }

    @Test
    void a5_nobodyIsNamedAndAddressesThatAreSentAreNotTold() {
        new Browser(server).authorize(QUICK).signIn("alice").code();
        Answer.get(server.at("/connect/token/never-heard-of"));
        Answer.get(server.at("/never-heard-of"));
        Answer.get(server.at("/connect/never-heard-of"));
        assertThat(metrics(server).body()).doesNotContain("never-heard-of", "alice", "quick", "127.0.0.1");
    }

    /** One that is on this machine or in a network of the settings, trusted or not: behind it may be anybody. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", "Via: 1.1 proxy",
            "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1", "X-Forwarded-Host: localhost"})
    void a5_whatAProxyPassesOnIsNotAnswered(String header) {
        String[] parts = header.split(": ");
        isNotThere(Answer.get(server.at("/status/metrics"), parts));
    }

    @Test
    void a5_theTokenOfTheSettingsIsGoodFromAnywhere() {
        try (Server guarded = Server.named("metrics").setting("lintel.metrics.token", TOKEN)
                .setting("lintel.configuration", Lintel.configuration().toString()).start()) {
            assertThat(metrics(guarded, "Authorization", "Bearer " + TOKEN, "Via", "1.1 proxy").status()).isEqualTo(200);
            for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer ", "Bearer", "Basic " + TOKEN, TOKEN)) {
                isNotThere(metrics(guarded, "Authorization", wrong, "Via", "1.1 proxy"));
            }
            assertThat(guarded.log()).doesNotContain(TOKEN);
        }
    }

    @Test
    void s19_theTraceOfARequestIsInTheLogIfItIsOne() {
        SERVICE.token(server, Map.of("grant_type", "nothing"));
        Answer refused = Answer.post(server.at("/connect/token"), Map.of("grant_type", "nothing"), "Authorization",
                App.basic("service", "service-secret"), "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        String number = refused.text("error_description").replaceAll(".*\\[?([A-Za-z0-9_-]{8})[])]?$", "$1");
        assertThat(server.log()).containsPattern("event=request-refused number=" + number + " .*trace=" + TRACE + " address=");
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "nothing"), "Authorization",
                App.basic("service", "service-secret"), "traceparent", "00-FORGED" + TRACE.substring(6) + "-00f067aa0ba902b7-01");
        assertThat(server.log()).doesNotContain("FORGED" + TRACE.substring(6));
    }

    private static Answer metrics(Server server, String... headers) {
        return Answer.get(server.at("/status/metrics"), headers);
    }

    /** As any other address where there is nothing. */
    private void isNotThere(Answer answer) {
        Answer nowhere = Answer.get(server.at("/status/nowhere"));
        assertThat(answer.status()).isEqualTo(404).isEqualTo(nowhere.status());
        assertThat(answer.header("Content-Type")).isEqualTo(nowhere.header("Content-Type"));
        assertThat(answer.body()).doesNotContain("lintel_");
    }

    private static Stream<String> samples(Answer metrics) {
        return metrics.body().lines().filter(line -> !line.startsWith("#"));
    }

    private static List<String> names(Answer metrics) {
        return samples(metrics).map(line -> line.replaceFirst("[{ ].*", "")).distinct().collect(Collectors.toList());
    }

    private static double value(Answer metrics, String series) {
        return samples(metrics).filter(line -> line.startsWith(series + " ")).mapToDouble(
                line -> Double.parseDouble(line.substring(series.length() + 1))).sum();
    }
}
