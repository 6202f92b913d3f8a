package org.lintel.model;

import java.util.Objects;

/**
 * What a grant of the token endpoint comes to: an {@link Authorization} and how it came about, of which it depends what is remembered, and
 * which refresh token there is. A plug-in's grant answers with a plain {@link Authorization}.
 */
public sealed interface Granted permits Authorization, Granted.Begun, PresentedCode, PresentedRefreshToken {

    /** What tokens are issued for. */
    Authorization authorization();

    /**
     * One whose family has begun: it has left a row of its own. An {@link Authorization} alone begins one when tokens are issued for it.
     *
     * @param authorization with a family
     */
    record Begun(Authorization authorization) implements Granted {

        public Begun {
            Objects.requireNonNull(authorization.family(), "what has begun has a family");
        }
    }
}
