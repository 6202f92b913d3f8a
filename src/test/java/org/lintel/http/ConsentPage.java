package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jsoup.Connection.KeyVal;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

import org.lintel.flow.Form;
import org.lintel.flow.Visit;

/** The consent page with its form, which a user may fill in and an attacker may send otherwise. */
final class ConsentPage {

    private final Visit visit;
    private final Document document;
    private final FormElement form;
    private final List<KeyVal> fields;

    private ConsentPage(Visit visit) {
        this.visit = visit;
        document = visit.document();
        assertThat(is(visit)).as("a consent page: " + visit.answer().body()).isTrue();
        form = (FormElement) document.selectFirst("#consent-allow").closest("form");
        form.select("input[type=submit]").forEach(button -> button.attr("disabled", true));
        fields = new ArrayList<>(form.formData());
    }

    static boolean is(Visit visit) {
        return visit.document().selectFirst("#consent-allow") != null;
    }

    static ConsentPage at(Visit visit) {
        return new ConsentPage(visit);
    }

    Document document() {
        return document;
    }

    /** Clears the box of a scope; that of one that is required has nothing to clear. */
    ConsentPage untick(String scope) {
        fields.removeIf(field -> field.key().equals("scope") && field.value().equals(scope));
        return this;
    }

    /** Clears the box "remember my decision". */
    ConsentPage once() {
        assertThat(fields.removeIf(field -> field.key().equals("remember"))).as("there was such a box, and it was ticked").isTrue();
        return this;
    }

    /** Sends something that the form does not have. */
    ConsentPage forge(String name, String value) {
        fields.add(HttpConnection.KeyVal.create(name, value));
        return this;
    }

    Visit allow() {
        var sent = new ArrayList<>(fields);
        sent.add(HttpConnection.KeyVal.create("consent-allow", "Allow"));
        return visit.browser().postEncoded(visit.address().resolve(form.attr("action")), sent.stream()
                .map(field -> Form.encode(field.key()) + "=" + Form.encode(field.value())).collect(Collectors.joining("&")));
    }
}
