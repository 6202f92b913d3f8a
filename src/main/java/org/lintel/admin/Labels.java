package org.lintel.admin;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * What fields say. In English that is the one description of options; a file of texts in another language may have it in that one, under
 * {@code console.option.}, the kind of thing, and the name of the option.
 */
@Named("labels")
@RequestScoped
public class Labels {

    @Inject
    Wording wording;

    /** What it is called. */
    public String of(Field field, String thing) {
        return find(field, thing).orElse(field.label());
    }

    /** What it means; empty if nothing is said. */
    public String help(Field field, String thing) {
        return wording.find(key(field, thing) + ".means").orElse(field.help());
    }

    /** The language of both where it is not that of the page, else {@code null}. */
    public String language(Field field, String thing) {
        return find(field, thing).isPresent() ? null : "en";
    }

    /** For a search by what is to be read of it, in lower case. */
    public String words(Field field, String thing) {
        String words = field.words();
        return find(field, thing).map(label -> (words + " " + label + " " + help(field, thing)).toLowerCase(wording.locale()))
                .orElse(words);
    }

    /** Of a text that an option may have: in words where there are any, else the text itself. */
    public String choice(Field field, String choice) {
        return wording.find("choice." + field.name() + "." + choice).map(words -> words + " (" + choice + ")").orElse(choice);
    }

    private Optional<String> find(Field field, String thing) {
        return wording.find(key(field, thing));
    }

    private static String key(Field field, String thing) {
        return "option." + thing + "." + field.name();
    }
}
