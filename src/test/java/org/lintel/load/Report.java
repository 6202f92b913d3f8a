package org.lintel.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as rows of a Markdown table, and as JSON. */
final class Report {

    static final String HEAD = """
            | workload | server | per second | CPU s per 1,000: server | database | kB allocated each | p50 ms | p99 ms \
            | steady: per second | p99 ms | longest ms | pauses, longest ms |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""";

    private Report() {
    }

    static String row(Result result) {
        String full = format("| %s | %s | %,.0f | %.3f | %.3f | %.1f | %.2f | %.2f |", result.workload().title(), result.target(),
                result.median(Window::rate), result.median(Window::server), result.median(Window::database),
                result.median(Window::allocated) / 1_000, result.median(Window::median), result.median(Window::p99));
        Window steady = result.steady();
        return steady == null ? full + " | | | |"
                : full + format(" %,.0f | %.2f | %.1f | %d, %.1f |", steady.rate(), steady.p99(), steady.longest(),
                        steady.pauses().length, steady.longestPause());
    }

    static String json(Plan plan, List<Target> targets, List<Result> results) throws IOException {
        var servers = new ArrayList<String>();
        for (Target target : targets) {
            servers.add(format("{\"name\": %s, \"address\": %s, \"residentAfterwards\": %d}", quoted(target.name()),
                    quoted(target.address().toString()), Processes.resident(target.pid())));
        }
        return format(
                "{\"made\": %s, \"machine\": %s,%n \"connections\": %d, \"warmSeconds\": %d, \"windowSeconds\": %d, \"rounds\": %d,%n",
                quoted(Instant.now().toString()), machine(), plan.connections(), plan.warm().toSeconds(), plan.window().toSeconds(),
                plan.rounds())
                + " \"servers\": [" + String.join(", ", servers) + "],\n \"results\": [\n"
                + results.stream().map(Report::json).collect(Collectors.joining(",\n")) + "\n]}\n";
    }

    private static String json(Result result) {
        return format("  {\"workload\": %s, \"server\": %s, \"perSecond\": %.1f, \"serverCpuPerThousand\": %.4f,"
                + " \"databaseCpuPerThousand\": %.4f, \"allocatedBytes\": %.0f, \"p50Millis\": %.3f, \"p99Millis\": %.3f,%n"
                + "   \"windows\": [%s],%n   \"steady\": %s}", quoted(result.workload().title()), quoted(result.target()),
                result.median(Window::rate), result.median(Window::server), result.median(Window::database),
                result.median(Window::allocated), result.median(Window::median), result.median(Window::p99),
                result.windows().stream().map(Report::json).collect(Collectors.joining(",\n     ")),
                result.steady() == null ? "null" : json(result.steady()));
    }

    private static String json(Window window) {
        return format("{\"perSecond\": %.1f, \"serverCpuPerThousand\": %.4f, \"databaseCpuPerThousand\": %.4f, \"allocatedBytes\": %.0f,"
                + " \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"longestMillis\": %.3f, \"pausesMillis\": %s}", window.rate(),
                window.server(), window.database(), window.allocated(), window.median(), window.p99(), window.longest(),
                Arrays.toString(window.pauses()));
    }

    private static String machine() {
        return format("{\"processors\": %d, \"system\": %s, \"load\": %.2f}", Runtime.getRuntime().availableProcessors(),
                quoted(System.getProperty("os.name") + " " + System.getProperty("os.version")),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
