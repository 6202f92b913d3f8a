package org.lintel.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What fields say in the language of the browser. */
@Named("labels")
@RequestScoped
public class Labels {

    @Inject
    Wording wording;

    /** Of a text that an option may have: in words where there are any, else the text itself. */
    public String choice(Field field, String choice) {
        return wording.find("choice." + field.name() + "." + choice).map(words -> words + " (" + choice + ")").orElse(choice);
    }
}
