/**
 * Whether this node can serve: it can while all {@link org.lintel.ready.Condition}s hold. A bean that implements one is found and asked by
 * {@link org.lintel.ready.Readiness}, which {@code /status} and MicroProfile Health tell of.
 */
package org.lintel.ready;
