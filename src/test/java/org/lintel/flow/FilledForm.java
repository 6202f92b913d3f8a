package org.lintel.flow;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A form with what somebody typed, to be sent as it is or tampered with, by its own browser or by another.
 *
 * @param action where it goes
 * @param fields in order
 */
public record FilledForm(URI action, List<Field> fields) {

    /** One name may stand there more than once. */
    public record Field(String name, String value) {
    }

    public FilledForm {
        fields = List.copyOf(fields);
    }

    public String value(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst().orElseThrow();
    }

    /** With this value instead of what stands there. */
    public FilledForm with(String name, String value) {
        var changed = new ArrayList<>(without(name).fields);
        changed.add(new Field(name, value));
        return new FilledForm(action, changed);
    }

    public FilledForm without(String name) {
        return new FilledForm(action, fields.stream().filter(field -> !field.name().equals(name)).toList());
    }

    public FilledForm to(URI elsewhere) {
        return new FilledForm(elsewhere, fields);
    }

    public String encoded() {
        return fields.stream().map(field -> Form.encode(field.name()) + "=" + Form.encode(field.value())).collect(Collectors.joining("&"));
    }

    /** Sends it and follows redirects. */
    public Visit sentBy(Browser browser) {
        return browser.postEncoded(action, encoded());
    }

    /** Sends it: the first answer only. */
    public Visit onlySentBy(Browser browser) {
        return browser.postWithoutFollowing(action, encoded());
    }
}
