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

    /** By how much more processor time this target needed: the median of the rounds, in each of which both were asked in turn. */
    public double ratio(Result before) {
        double[] ratios = new double[windows.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = windows.get(i).cpu() / before.windows.get(i).cpu();
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }
}
