package org.lintel.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, for who has to mend it. No parameter is in here that could be a secret.
 *
 * @param rule     the rule with the sentence or section of the specification that it keeps; {@code null} where none is known
 * @param compared what came beside what is registered
 * @param advice   what to change, as a sentence; {@code null} where there is nothing to say
 */
public record RefusalExplanation(@Nullable String rule, List<Comparison> compared, @Nullable String advice) {

    public RefusalExplanation {
        compared = List.copyOf(compared);
    }

    /**
     * A parameter of the request.
     *
     * @param parameter  its name
     * @param received   its value, cut and escaped
     * @param registered what the client has registered for it; empty where that does not apply or the client is not known
     * @param difference where the two differ, as a sentence; {@code null} where they do not, or it cannot be said
     */
    public record Comparison(String parameter, String received, List<String> registered, @Nullable String difference) {

        public Comparison {
            registered = List.copyOf(registered);
        }
    }
}
