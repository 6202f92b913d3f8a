package org.lintel.config;

/**
 * What requests may be like.
 *
 * @param longestScope        characters of {@code scope}
 * @param longestState        characters of {@code state}
 * @param ignoreUnknownScopes whether an authorization request loses scopes that are not registered, instead of being refused for them
 */
public record RequestSettings(int longestScope, int longestState, boolean ignoreUnknownScopes) {

    /** An address that waits for the user has to hold them. */
    private static final int MOST = 5_000;

    static RequestSettings read() {
        return new RequestSettings(Values.number(Setting.LIMITS_SCOPE, 200, MOST), Values.number(Setting.LIMITS_STATE, 200, MOST),
                readIgnore());
    }

    private static boolean readIgnore() {
        String value = Values.text(Setting.UNKNOWN_SCOPES);
        return switch (value) {
            case "ignore" -> true;
            case "refuse" -> false;
            default -> throw new ConfigurationException(Setting.UNKNOWN_SCOPES, "is refuse or ignore, not \"" + value + "\"");
        };
    }
}
