package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.test.Server;

/** What is wrong costs little more than what is right, however large it is. */
@Tag("measure")
class RefusalTimesIT {

    private static final int TRIES = 15;

    /** A form of 1 MB has to come in, too. */
    private static final double LITTLE_MORE = 20;

    private final Server server = Lintel.server();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("org.lintel.http.InputLimitsIT#forms")
    void s20_aHugeFormIsRefusedAtOnce(String path, String what, String form) {
        double ordinary = median("/connect/token", "grant_type=client_credentials&scope=api");
        double huge = median(path, form);
        System.out.println(path + ", " + what + ": " + huge / ordinary + " times an ordinary request");
        assertThat(huge / ordinary).isLessThan(LITTLE_MORE);
    }

    private double median(String path, String form) {
        return DoubleStream.generate(() -> time(path, form)).limit(TRIES).sorted().skip(TRIES / 2).findFirst().orElseThrow();
    }

    private double time(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(server.at(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", App.basic("service", "service-secret")).POST(BodyPublishers.ofString(form)).build();
        long began = System.nanoTime();
        assertThat(Answer.send(request).status()).isIn(200, 303, 400, 413);
        return System.nanoTime() - began;
    }
}
