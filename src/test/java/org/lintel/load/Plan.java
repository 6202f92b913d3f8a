package org.lintel.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How servers are measured: for each workload all of them get warm, one after the other, and then they are asked in turn.
 *
 * @param connections for each workload, one at a time on each; sign-ins have four at the most
 * @param warm        how long each server is asked for each workload before anything counts
 * @param window      how long it is asked in each round
 * @param rounds      how often; the median counts
 * @param rate        steps per second in one more window; 0: half of the greatest rate, negative: there is no such window
 */
public record Plan(List<Workload> workloads, int connections, Duration warm, Duration window, int rounds, double rate) {

    /** @param told of each result as soon as it is there */
    public List<Result> run(List<Target> targets, Consumer<Result> told) throws IOException {
        Map<Target, Jvm> jvms = new LinkedHashMap<>();
        try {
            for (Target target : targets) {
                jvms.put(target, jvm(target));
            }
            var results = new ArrayList<Result>();
            for (Workload workload : workloads) {
                List<Result> some = run(workload, jvms);
                some.forEach(told);
                results.addAll(some);
            }
            return results;
        } finally {
            for (Jvm jvm : jvms.values()) {
                if (jvm != null) {
                    jvm.close();
                }
            }
        }
    }

    private List<Result> run(Workload workload, Map<Target, Jvm> jvms) throws IOException {
        var windows = new LinkedHashMap<Target, List<Window>>();
        var subjects = new LinkedHashMap<Target, Subject>();
        try {
            for (Map.Entry<Target, Jvm> each : jvms.entrySet()) {
                var subject = new Subject(each.getKey(), workload, connections, each.getValue());
                subjects.put(each.getKey(), subject);
                windows.put(each.getKey(), new ArrayList<>());
                subject.warm(warm);
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<Target, Subject> each : subjects.entrySet()) {
                    windows.get(each.getKey()).add(each.getValue().measure(window, 0));
                }
            }
            var results = new ArrayList<Result>();
            for (Map.Entry<Target, Subject> each : subjects.entrySet()) {
                var result = new Result(workload, each.getKey().name(), windows.get(each.getKey()), null);
                results.add(rate < 0 ? result : steady(result, each.getValue()));
            }
            return results;
        } finally {
            subjects.values().forEach(Subject::close);
        }
    }

    private Result steady(Result result, Subject subject) throws IOException {
        double wanted = rate > 0 ? rate : result.median(Window::rate) / 2;
        return new Result(result.workload(), result.target(), result.windows(), subject.measure(window, wanted));
    }

    private static Jvm jvm(Target target) {
        try {
            return new Jvm(target.pid());
        } catch (IOException e) {
            System.err.println(target.name() + " tells neither what it allocates nor how long it stands still: " + e.getMessage());
            return null;
        }
    }
}
