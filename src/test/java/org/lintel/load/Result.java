package org.lintel.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came out for one target and one workload.
 *
 * @param windows at full speed, one for each round
 * @param steady  at the rate that was asked for, half of the greatest unless said otherwise
 */
public record Result(Workload workload, String target, List<Window> windows, Window steady) {

    public double median(ToDoubleFunction<Window> figure) {
        return windows.stream().mapToDouble(figure).sorted().skip(windows.size() / 2).findFirst().orElseThrow();
    }

    /** How many times that of before it is: the median of the rounds, in each of which both were asked in turn. */
    public double ratio(Result before, ToDoubleFunction<Window> figure) {
        double[] ratios = new double[windows.size()];
        Arrays.setAll(ratios, i -> figure.applyAsDouble(windows.get(i)) / figure.applyAsDouble(before.windows.get(i)));
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }
}
