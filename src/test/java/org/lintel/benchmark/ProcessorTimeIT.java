package org.lintel.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.load.Benchmark;
import org.lintel.load.Plan;
import org.lintel.load.Result;
import org.lintel.load.Target;
import org.lintel.load.Window;
import org.lintel.load.Workload;
import org.lintel.test.Built;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/**
 * A request of this version takes about as much of a processor, and of the heap, as one of the version before, whose WAR is
 * {@code -Dlintel.previous.war} ({@code src/test/scripts/previous.sh} makes one). Both run at once and are asked in turn, so that whatever
 * else the machine does slows both.
 */
@Tag("measure")
class ProcessorTimeIT {

    /** So many times that of before is too much. */
    private static final double TOO_MUCH = 1.2;

    /** All that cost little: of a sign-in everything is the hash of the password. */
    private static final List<Workload> WORKLOADS = Arrays.stream(Workload.values()).filter(each -> each != Workload.SIGN_IN).toList();

    private final ServerSetup now = Server.named("now").setting("lintel.configuration", ServersBenchmark.configuration())
            .jvmOptions("-XX:TieredStopAtLevel=4");

    @Test
    void noRequestTakesMuchMoreThanInTheVersionBefore() throws IOException {
        String previous = System.getProperty("lintel.previous.war");
        assumeTrue(previous != null, "-Dlintel.previous.war is missing");
        Both both = measured(now.as("before").war(Path.of(previous)), now, WORKLOADS);
        assertThat(WORKLOADS).allSatisfy(each -> assertThat(both.ratio(each, Window::cpu)).as("processor time").isLessThan(TOO_MUCH));
        assertThat(WORKLOADS).allSatisfy(each -> assertThat(both.ratio(each, Window::allocated)).as("heap").isLessThan(TOO_MUCH));
    }

    /** Half a millisecond for each token is noticed. */
    @Test
    void whatTakesMoreIsSeen() throws IOException {
        Path jar = Files.createDirectories(Built.own("burden")).resolve("burden.jar");
        ShrinkWrap.create(JavaArchive.class).addClass(Burden.class).as(ZipExporter.class).exportTo(jar.toFile(), true);
        Workload workload = Workload.CLIENT_CREDENTIALS_RS256;
        Both both = measured(now.as("unburdened"), now.plugin(jar), List.of(workload));
        assertThat(both.ratio(workload, Window::cpu)).isGreaterThan(TOO_MUCH);
    }

    private record Both(List<Result> results) {

        double ratio(Workload workload, ToDoubleFunction<Window> figure) {
            List<Result> two = results.stream().filter(each -> each.workload() == workload).toList();
            double ratio = two.get(1).ratio(two.get(0), figure);
            System.out.printf(Locale.ROOT, "%s: %.2f%n", workload.title(), ratio);
            return ratio;
        }
    }

    private static Both measured(ServerSetup before, ServerSetup after, List<Workload> workloads) throws IOException {
        try (Server first = before.start(); Server second = after.start()) {
            var plan = new Plan(workloads, 4, seconds("warm", 15), seconds("seconds", 5), Integer.getInteger("benchmark.rounds", 5), -1);
            return new Both(Benchmark.run(plan, List.of(target("before", first), target("now", second)),
                    Built.target("processor-time.json")));
        }
    }

    private static Target target(String name, Server server) {
        return new Target(name, URI.create(server.address()), server.pid(), OptionalLong.empty());
    }

    private static Duration seconds(String property, int otherwise) {
        return Duration.ofSeconds(Integer.getInteger("benchmark." + property, otherwise));
    }
}
