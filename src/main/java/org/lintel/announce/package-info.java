/**
 * How it is told what happened. {@link org.lintel.announce.Announcements} takes the records of {@link org.lintel.event} to their receivers,
 * in order: Lintel's own {@linkplain org.lintel.announce.Reaction reactions}, the audit line being the first, and then the sinks of
 * plug-ins, which {@link org.lintel.announce.Sinks} keeps from doing harm (docs/decisions/0024).
 */
package org.lintel.announce;
