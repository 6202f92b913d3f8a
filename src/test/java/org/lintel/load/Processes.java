package org.lintel.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux says about processes. */
final class Processes {

    private static final double TICKS = 100;

    private Processes() {
    }

    /** Seconds of processor time of a process and of those that it has started, those that are over included. */
    static double cpu(long pid) {
        return Stream.concat(ProcessHandle.of(pid).orElseThrow().descendants().map(ProcessHandle::pid), Stream.of(pid))
                .mapToDouble(Processes::own).sum();
    }

    private static double own(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name of the program may have spaces; then comes the third field
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (number(fields, 14) + number(fields, 15) + number(fields, 16) + number(fields, 17)) / TICKS;
        } catch (IOException e) {
            // it is over: its parent has what it used
            return 0;
        }
    }

    private static long number(String[] fields, int field) {
        return Long.parseLong(fields[field - 3]);
    }

    /** Resident bytes. */
    static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).findFirst().orElse(0);
    }
}
