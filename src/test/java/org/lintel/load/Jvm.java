package org.lintel.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

/** The JVM of a server, seen from outside: it needs no option for that. */
final class Jvm implements AutoCloseable {

    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");

    private final JMXConnector connector;
    private final MBeanServerConnection beans;
    private final ThreadMXBean threads;
    private final Path log;
    private final Map<Long, Long> before = new HashMap<>();
    private int linesBefore;

    /** @throws IOException if it cannot be attached to, by this user say */
    Jvm(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            beans = connector.getMBeanServerConnection();
            threads = ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            log = Files.createTempFile("gc-" + pid + "-", ".log");
            log("gc");
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** @param what of the unified log of the JVM is written to {@link #log} */
    private void log(String what) throws IOException {
        try {
            beans.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmLog",
                    new Object[] {new String[] {"output=" + log, "what=" + what}}, new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    /** {@link #allocated} and {@link #pauses} count from now. */
    void begin() throws IOException {
        before.clear();
        before.putAll(allocations());
        linesBefore = lines().size();
    }

    /** Bytes on the heap, by the threads that are still there. */
    long allocated() {
        Map<Long, Long> now = allocations();
        return now.entrySet().stream().mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L)).sum();
    }

    /** Milliseconds for which a collection of garbage stopped everything, one by one. */
    double[] pauses() throws IOException {
        return lines().stream().skip(linesBefore).map(PAUSE::matcher).filter(Matcher::find)
                .mapToDouble(pause -> Double.parseDouble(pause.group(1))).toArray();
    }

    private Map<Long, Long> allocations() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        var all = new HashMap<Long, Long>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] > 0) {
                all.put(ids[i], bytes[i]);
            }
        }
        return all;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log);
    }

    @Override
    public void close() throws IOException {
        log("all=off");
        connector.close();
        Files.deleteIfExists(log);
    }
}
