/**
 * What a node has done and how it is, in numbers, for Prometheus: {@code /status/metrics}, which {@code status} answers. What happened is
 * counted as it is announced ({@link org.lintel.metrics.EventCounters}), how long requests took is told by a filter
 * ({@link org.lintel.metrics.RequestDurations}), and whatever can be read off at any moment is: a bean that implements
 * {@link org.lintel.metrics.Readings} is found and asked. No label has anything of a client, a user or an address.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Prometheus: Text-based format</a>
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus: Metric and label naming</a>
 */
package org.lintel.metrics;
