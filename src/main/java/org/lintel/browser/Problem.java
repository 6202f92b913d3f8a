package org.lintel.browser;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;

/**
 * What the error page shows; the code that refuses sets it as the request attribute {@link #ATTRIBUTE}.
 *
 * @param error  what happened
 * @param number to be quoted to the operator, who finds it in the log
 * @param client whose request it was, or {@code null}
 * @param over   the request had been answered or had expired: not an attack, but the back button
 */
public record Problem(OAuthError error, String number, Client client, boolean over) {

    public static final String ATTRIBUTE = "org.lintel.problem";
}
