package org.lintel.ready;

/** What has to hold so that this node can serve. Asked about once a second at most, by one thread at a time. */
public interface Condition {

    /** What outsiders read: lower case letters and hyphens. */
    String name();

    /** @throws RuntimeException if it does not hold, with a message for the log */
    void check();
}
