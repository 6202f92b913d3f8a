/**
 * What clients use, by month: requests, tokens and how many users. {@link org.lintel.usage.UsageCounts} counts what is announced and
 * adds it each minute to the rows of a {@link org.lintel.spi.UsageStore}. How many users there were is not a sum: of those of two nodes
 * some are the same. So a row has a sketch of the set, in which each user is some bits of a keyed hash, and nobody can be found.
 * {@link org.lintel.usage.EventCounts} counts what happens altogether, by time, for those who look after the installation.
 */
package org.lintel.usage;
