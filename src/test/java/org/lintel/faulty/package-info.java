/** A plug-in in which everything can fail: its sinks always do, its other beans when a request has a header {@code Fault} that says so. */
package org.lintel.faulty;
