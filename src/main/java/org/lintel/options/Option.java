package org.lintel.options;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be set.
 *
 * @param name     in the configuration file
 * @param group    a heading for those that belong together
 * @param type     of the component of the record
 * @param fallback as {@link org.lintel.json.RecordJson} writes it; {@code null} if there is none
 * @param needed   whether it has to be said
 * @param usually  what the default comes to, where the value alone does not say that; may be empty
 * @param meaning  a sentence in Markdown; its links begin at {@code docs/configuration.md}
 * @param section  of the specification that it is about; may be empty
 * @param advanced whether most people can do without it
 * @param address  whether its texts are URIs
 * @param among    its texts, if there are no others; may be empty
 * @param least    the smallest number
 * @param most     the largest number
 */
public record Option(String name, String group, Type type, @Nullable Object fallback, boolean needed, String usually, String meaning,
        String section, boolean advanced, boolean address, List<String> among, long least, long most) {

    static Option of(String group, Type type, @Nullable Object fallback, Said said) {
        return new Option(said.name(), group, type, said.needed() ? null : fallback, said.needed(), said.usually(), said.meaning(),
                said.section(), said.advanced(), said.address(), said.among(), said.least(), said.most());
    }

    /** The sentence without Markdown, with the section of the specification. */
    public String sentence() {
        String plain = meaning.replaceAll("\\[([^\\]]+)]\\([^)]*\\)", "$1").replace("`", "");
        return section.isEmpty() ? plain : plain + " (" + section + ")";
    }
}
