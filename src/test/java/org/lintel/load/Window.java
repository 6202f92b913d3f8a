package org.lintel.load;

import java.util.stream.DoubleStream;

/**
 * What was seen in one stretch of time.
 *
 * @param rate      steps per second
 * @param server    seconds of processor time of the server for 1,000 steps
 * @param database  the same of its database; 0 without one
 * @param allocated bytes on the server's heap for a step; 0 where its JVM does not tell
 * @param median    of the time that a step took, in milliseconds
 * @param p99       the time that 99 of 100 steps took at the most
 * @param longest   the slowest step
 * @param pauses    for how many milliseconds collections of garbage stopped the server, one by one; none where its JVM does not tell
 */
public record Window(double rate, double server, double database, double allocated, double median, double p99, double longest,
        double[] pauses) {

    /** Both together. */
    public double cpu() {
        return server + database;
    }

    double longestPause() {
        return DoubleStream.of(pauses).max().orElse(0);
    }
}
