package org.lintel.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The command: measures servers that run. */
public final class Benchmark {

    private static final Map<String, String> DEFAULTS = Map.of("connections", "16", "warm", "20", "seconds", "15", "rounds", "3",
            "rate", "half", "workloads", "all", "out", "benchmark.json");

    private Benchmark() {
    }

    /** @param arguments {@code --OPTION=VALUE} and targets; {@code benchmark.sh} explains them */
    public static void main(String[] arguments) throws IOException {
        var options = new TreeMap<>(DEFAULTS);
        var targets = new ArrayList<Target>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                targets.add(Target.read(argument));
            } else if (options.replace(argument.replaceFirst("--([a-z]*)=.*", "$1"), argument.replaceFirst("[^=]*=", "")) == null) {
                throw new IllegalArgumentException(argument + " is none of " + DEFAULTS.keySet());
            }
        }
        run(plan(options), targets, Path.of(options.get("out")));
        // the connections of the remote management have threads that wait for more
        System.exit(0);
    }

    /** Prints the table, row by row, and writes the JSON. */
    public static List<Result> run(Plan plan, List<Target> targets, Path out) throws IOException {
        System.out.println(Report.HEAD);
        List<Result> results = plan.run(targets, result -> System.out.println(Report.row(result)));
        Files.writeString(out, Report.json(plan, targets, results));
        return results;
    }

    private static Plan plan(Map<String, String> options) {
        return new Plan(workloads(options.get("workloads")), Integer.parseInt(options.get("connections")), seconds(options, "warm"),
                seconds(options, "seconds"), Integer.parseInt(options.get("rounds")), rate(options.get("rate")));
    }

    private static double rate(String text) {
        return switch (text) {
            case "half" -> 0;
            case "none" -> -1;
            default -> Double.parseDouble(text);
        };
    }

    private static List<Workload> workloads(String names) {
        return names.equals("all") ? List.of(Workload.values())
                : Arrays.stream(names.split(",")).map(name -> Workload.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT))).toList();
    }

    private static Duration seconds(Map<String, String> options, String name) {
        return Duration.ofSeconds(Long.parseLong(options.get(name)));
    }
}
