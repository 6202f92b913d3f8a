package org.lintel.event;

import java.util.List;

/**
 * A user answered the consent page.
 *
 * @param subject    who
 * @param clientId   to whom
 * @param granted    names of the allowed scopes; empty if the user refused
 * @param remembered whether the decision is kept
 */
public record ConsentDecided(String subject, String clientId, List<String> granted, boolean remembered) {
}
