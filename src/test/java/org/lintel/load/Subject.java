package org.lintel.load;

import java.io.IOException;
import java.time.Duration;

/** A target with the crew for one workload, and all that is watched of it meanwhile. */
final class Subject implements AutoCloseable {

    private final Target target;
    private final Crew crew;
    private final Jvm jvm;

    /** @param jvm {@code null} where it does not tell anything */
    Subject(Target target, Workload workload, int connections, Jvm jvm) throws IOException {
        this.target = target;
        this.jvm = jvm;
        crew = new Crew(target.address(), workload, connections);
    }

    void warm(Duration time) {
        crew.work(time, 0);
    }

    Window measure(Duration time, double rate) throws IOException {
        if (jvm != null) {
            jvm.begin();
        }
        double server = Processes.cpu(target.pid());
        double database = databaseCpu();
        long begin = System.nanoTime();
        long[] took = crew.work(time, rate);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (took.length == 0) {
            throw new IOException("nothing was answered within " + time);
        }
        double thousands = took.length / 1_000.0;
        return new Window(took.length / seconds, (Processes.cpu(target.pid()) - server) / thousands, (databaseCpu() - database) / thousands,
                jvm == null ? 0 : (double) jvm.allocated() / took.length, millis(took, 50), millis(took, 99), millis(took, 100),
                jvm == null ? new double[0] : jvm.pauses());
    }

    private double databaseCpu() {
        return target.database().isEmpty() ? 0 : Processes.cpu(target.database().getAsLong());
    }

    private static double millis(long[] took, int percent) {
        return took[Math.min(took.length - 1, (int) ((long) took.length * percent / 100))] / 1e6;
    }

    @Override
    public void close() {
        crew.close();
    }
}
