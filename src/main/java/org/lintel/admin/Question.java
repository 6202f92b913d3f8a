package org.lintel.admin;

import java.util.List;

/**
 * What is asked before it is done. The page adds what else the form has to have.
 *
 * @param act       what the form then asks for
 * @param title     the question
 * @param meaning   what follows
 * @param numbers   whom that concerns, counted just now; {@code null} if it is nobody, or cannot be said
 * @param dangerous whether something is lost by it
 * @param confirm   what the button says
 * @param fields    what the form sends besides: the version of the thing, which part of it
 * @param cancel    where nothing is done
 */
public record Question(String act, String title, String meaning, String numbers, boolean dangerous, String confirm,
        List<Part> fields, Address cancel) {

    /** A field that nobody types. */
    public record Part(String name, String value) {
    }

    /** Where nothing is done, for a link. */
    public String cancelAddress() {
        return cancel.link();
    }
}
