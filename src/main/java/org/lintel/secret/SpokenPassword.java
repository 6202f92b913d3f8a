package org.lintel.secret;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password that one person reads out and another one types: lower case and digits, without those that look like others. */
public final class SpokenPassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUP = 4;

    /** Sixteen of 31 characters: 79 bits. */
    private static final int FEWEST_GROUPS = 4;

    private SpokenPassword() {
    }

    /** A new one of at least so many characters. */
    public static String create(int shortest) {
        int groups = Math.max(FEWEST_GROUPS, (shortest + 1 + GROUP) / (GROUP + 1));
        return IntStream.range(0, groups).mapToObj(group -> group()).collect(Collectors.joining("-"));
    }

    private static String group() {
        return IntStream.range(0, GROUP).mapToObj(i -> String.valueOf(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length()))))
                .collect(Collectors.joining());
    }
}
