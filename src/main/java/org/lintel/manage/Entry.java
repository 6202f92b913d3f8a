package org.lintel.manage;

import java.util.Map;

/**
 * Something that operators keep, as they see it.
 *
 * @param id      its id
 * @param version changes with every change of it
 * @param listed  whether the configuration file lists it: then only {@code enabled} can be changed elsewhere
 * @param drifted whether others have changed it since it was applied from a configuration that is kept elsewhere
 * @param members as in the configuration file, but that secrets show no more than their {@link ManagedSecrets names}
 */
public record Entry(String id, long version, boolean listed, boolean drifted, Map<String, Object> members) {
}
