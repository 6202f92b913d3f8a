package org.lintel.usage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.config.Version;

/** What a node is called among the others: its version, and the process on its machine. Nobody has to configure it. */
@ApplicationScoped
public class NodeName {

    private final String value = Version.running() + " " + ProcessHandle.current().pid() + "@" + host();

    /** The machine's own name: containers have it in the environment. */
    private static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank()).orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        });
    }

    /** The version up to the first blank, and then the name. */
    public String value() {
        return value;
    }
}
