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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command: measures servers that run. */
public final class Benchmark {

    private static final Map<String, String> DEFAULTS = Map.of("connections", "16", "warm", "20", "seconds", "15", "rounds", "3",
            "rate", "half", "workloads", "all", "out", "benchmark.json");

    private Benchmark() {
    }

    /** @param arguments {@code --OPTION=VALUE} and targets; {@code benchmark.sh} explains them */
    public static void main(String[] arguments) throws IOException {
        Map<Boolean, List<String>> parts = Stream.of(arguments).collect(Collectors.partitioningBy(each -> each.startsWith("--")));
        run(parts.get(true), parts.get(false).stream().map(Target::read).toList());
        // the connections of the remote management have threads that wait for more
        System.exit(0);
    }

    /** @param options {@code --OPTION=VALUE}, the last of a name counts */
    public static List<Result> run(List<String> options, List<Target> targets) throws IOException {
        var all = new TreeMap<>(DEFAULTS);
        for (String option : options) {
            if (all.replace(option.replaceFirst("--([a-z]*)=.*", "$1"), option.replaceFirst("[^=]*=", "")) == null) {
                throw new IllegalArgumentException(option + " is none of " + DEFAULTS.keySet());
            }
        }
        return run(plan(all), targets, Path.of(all.get("out")));
    }

    /** Prints the table, row by row, and writes the JSON and, beside it, the table. */
    public static List<Result> run(Plan plan, List<Target> targets, Path out) throws IOException {
        var table = new ArrayList<>(List.of(Report.HEAD));
        System.out.println(Report.HEAD);
        List<Result> results = plan.run(targets, result -> {
            table.add(Report.row(result));
            System.out.println(Report.row(result));
        });
        Files.writeString(out, Report.json(plan, targets, results));
        Files.write(Path.of(out.toString().replaceFirst("(\\.json)?$", ".md")), table);
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
