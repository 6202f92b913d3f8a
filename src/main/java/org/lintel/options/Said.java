package org.lintel.options;

import java.util.Collection;
import java.util.List;

/**
 * What no record says of an option.
 *
 * @param meaning  a sentence in Markdown; its links begin at {@code docs/configuration.md}
 * @param section  of the specification that the option is about; may be empty
 * @param usually  what its default comes to, where the value alone does not say that; may be empty
 * @param advanced whether most people can do without it
 * @param needed   whether it has no default
 * @param address  whether its texts are URIs
 * @param among    its texts, if there are no others; may be empty
 * @param least    the smallest number
 * @param most     the largest number
 */
record Said(String name, String meaning, String section, String usually, boolean advanced, boolean needed, boolean address,
        List<String> among, long least, long most) {

    private static final long TEN_YEARS_OF_SECONDS = 3653L * 24 * 60 * 60;

    static Said option(String name, String meaning) {
        return new Said(name, meaning, "", "", false, false, false, List.of(), 0, TEN_YEARS_OF_SECONDS);
    }

    Said in(String place) {
        return new Said(name, meaning, place, usually, advanced, needed, address, among, least, most);
    }

    Said usually(String text) {
        return new Said(name, meaning, section, text, advanced, needed, address, among, least, most);
    }

    Said asAdvanced() {
        return new Said(name, meaning, section, usually, true, needed, address, among, least, most);
    }

    Said asNeeded() {
        return new Said(name, meaning, section, usually, advanced, true, address, among, least, most);
    }

    Said asAddress() {
        return new Said(name, meaning, section, usually, advanced, needed, true, among, least, most);
    }

    Said oneOf(Collection<String> texts) {
        return new Said(name, meaning, section, usually, advanced, needed, address, texts.stream().sorted().toList(), least, most);
    }

    Said within(long smallest, long largest) {
        return new Said(name, meaning, section, usually, advanced, needed, address, among, smallest, largest);
    }

    Said asLifetime() {
        return within(1, TEN_YEARS_OF_SECONDS);
    }
}
