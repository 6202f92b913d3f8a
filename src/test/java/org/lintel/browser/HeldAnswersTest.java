package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;

class HeldAnswersTest {

    private final List<String> calls = new ArrayList<>();
    private final StringWriter sent = new StringWriter();
    private final HeldResponse response = new HeldResponse((HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                calls.add(method.getName());
                return method.getName().equals("getWriter") ? new PrintWriter(sent, true)
                        : method.getName().equals("getCharacterEncoding") ? "UTF-8" : null;
            }));

    @Test
    void x36_withoutBeingHeldItIsWhatItWraps() throws Exception {
        response.getWriter().println("hello");
        assertThat(sent.toString()).startsWith("hello");
        assertThat(response.hold(System.nanoTime())).as("too late").isFalse();
        assertThat(response.isHeld()).isFalse();
    }

    @Test
    void x36_heldNothingGoesOut() throws Exception {
        assertThat(response.hold(System.nanoTime())).isTrue();
        response.getWriter().println("wrong password");
        response.flushBuffer();
        assertThat(calls).containsOnly("getCharacterEncoding");
    }

    @Test
    void x36_anErrorOfTheServerIsNotWaitedFor() throws Exception {
        response.hold(System.nanoTime());
        response.getWriter().println("wrong password");
        response.sendError(503);
        assertThat(response.isHeld()).isFalse();
        response.getWriter().println("sorry");
        assertThat(sent.toString()).startsWith("sorry");
    }

    /** Whoever writes first and looks at the password afterwards waits on the spot. */
    @Test
    void x36_whereNoAnswerCanBeHeldTheThreadWaits() {
        var request = Request.from("127.0.0.1").servlet();
        long began = System.nanoTime();
        HeldAnswers.hold(request, began + Duration.ofMillis(50).toNanos());
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
    }
}
