package org.lintel.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lintel.model.EventCount;
import org.lintel.model.Period;

/**
 * How often something happened, as columns and as a table: a column for each step, made of a bar for each label. Labels beyond the most
 * frequent ones are one.
 *
 * @param key    what it is about, as the keys of texts and ids have it
 * @param total  of all steps
 * @param most   of one step
 * @param series from the ground up, the most frequent one first
 * @param steps  in the order of time
 */
public record Chart(String key, long total, long most, List<Series> series, List<Step> steps) {

    /** What one sees at a glance, and what the colours are for. */
    private static final int SERIES = 4;
    private static final double HEIGHT = 100;
    private static final double WIDTH = 0.72;

    /** All of one label; its colour is that of its number. */
    public record Series(String label, long total, int number) {
    }

    /**
     * A step of time.
     *
     * @param numbers one for each series
     */
    public record Step(Instant begins, List<Long> numbers) {

        public long total() {
            return numbers.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A bar, in an area that is as wide as there are steps and 100 high. */
    public record Bar(double x, double y, double width, double height, int number) {
    }

    /**
     * Made of what was counted.
     *
     * @param label what a label is called; that of the rest is {@code other}
     */
    static Chart of(String key, Period period, Instant now, Collection<EventCount> counts, UnaryOperator<String> label) {
        Map<String, Long> totals = counts.stream()
                .collect(Collectors.groupingBy(EventCount::label, Collectors.summingLong(EventCount::number)));
        List<String> order = totals.keySet().stream()
                .sorted(Comparator.comparing((String each) -> -totals.get(each)).thenComparing(Comparator.naturalOrder())).toList();
        boolean rest = order.size() > SERIES;
        List<String> shown = order.subList(0, rest ? SERIES - 1 : order.size());
        var series = new ArrayList<Series>();
        shown.forEach(each -> series.add(new Series(label.apply(each), totals.get(each), series.size())));
        if (rest) {
            series.add(new Series(label.apply("other"), order.stream().skip(SERIES - 1).mapToLong(totals::get).sum(), SERIES - 1));
        }
        List<Step> steps = steps(period, now, counts, shown, series.size());
        return new Chart(key, series.stream().mapToLong(Series::total).sum(), steps.stream().mapToLong(Step::total).max().orElse(0), series,
                steps);
    }

    private static List<Step> steps(Period period, Instant now, Collection<EventCount> counts, List<String> shown, int columns) {
        var byStep = new HashMap<Instant, Long[]>();
        for (EventCount count : counts) {
            int at = shown.indexOf(count.label());
            Long[] numbers = byStep.computeIfAbsent(count.begins(), begins -> zeros(columns));
            numbers[at < 0 ? columns - 1 : at] += count.number();
        }
        Instant begin = period.begin(now);
        return IntStream.range(0, period.steps()).mapToObj(i -> begin.plus(period.step().multipliedBy(i)))
                .map(moment -> new Step(moment, List.of(byStep.getOrDefault(moment, zeros(columns))))).toList();
    }

    private static Long[] zeros(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> 0L).toArray(Long[]::new);
    }

    /** The columns, as bars on top of each other. */
    public List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < steps.size(); i++) {
            double top = HEIGHT;
            for (Series each : series) {
                double height = HEIGHT * steps.get(i).numbers().get(each.number()) / Math.max(most, 1);
                top -= height;
                if (height > 0) {
                    bars.add(new Bar(i + (1 - WIDTH) / 2, top, WIDTH, height, each.number()));
                }
            }
        }
        return bars;
    }

    /** The rows of the table: a step in which nothing happened says nothing. */
    public List<Step> rows() {
        return steps.stream().filter(step -> step.total() > 0).toList();
    }

    /** When the first step began. */
    public Instant begin() {
        return steps.get(0).begins();
    }
}
