package org.lintel.oauth;

import java.util.regex.Pattern;

import org.lintel.spec.Duty;

/** What callers are told of the reasons for a refusal: what they sent is repeated only if no page or terminal gives it a meaning. */
public final class ErrorDescription {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/~+-]{1,100}");
    private static final int LONGEST = 200;

    private ErrorDescription() {
    }

    /** "the scope api", or "a scope" whose name a page or a terminal could take for something else. */
    public static String scope(String name) {
        return PLAIN.matcher(name).matches() ? "the scope " + name : "a scope with unusual characters";
    }

    /** "the parameter nonce", or "a parameter" that has no name here. */
    public static String parameter(String name) {
        return InputLimits.knows(name) ? "the parameter " + name : "a parameter";
    }

    /**
     * With the characters that there may be: "%x20-21 / %x23-5B / %x5D-7E" (RFC 6749 §4.1.2.1, §5.2), and cut where it is too long.
     *
     * @param number under which the log has it
     */
    @Duty({"RFC 6749 4.1.2.1 characters", "RFC 6749 5.2 characters"})
    public static String description(String sentence, String number) {
        String cut = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "..." : sentence;
        return cut.replace('"', '\'').replaceAll("[^\\x20-\\x5B\\x5D-\\x7E]", "?") + " (" + number + ")";
    }
}
