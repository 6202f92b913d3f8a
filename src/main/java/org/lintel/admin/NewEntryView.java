package org.lintel.admin;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.lintel.manage.ManagementException;

/** A new thing: its id and the options that matter. An application has a page of its own for that. */
@Named("newEntry")
@RequestScoped
public class NewEntryView {

    @Inject
    Console console;

    @Inject
    Registries registries;

    @Inject
    Choices choices;

    @Inject
    Wording wording;

    private Thing thing;
    private OptionsForm form;
    private String message;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        Asked asked = Asked.now();
        thing = Thing.at(asked.path());
        console.open(() -> {
            console.operator().writing(thing.area());
            form = OptionsForm.anew(thing, choices.known(thing));
            if (asked.isForm()) {
                form = form.typed(asked);
                create();
            } else {
                asked.text("changes").ifPresent(patch -> form = form.proposed(patch));
            }
        });
    }

    private void create() {
        try {
            JsonObject said = form.patch();
            String id = said.getString(thing.idName(), "");
            if (id.isEmpty()) {
                throw new ManagementException(ManagementException.Reason.INVALID, wording.of("new.unnamed"), "/" + thing.idName());
            }
            console.change(() -> {
                registries.of(thing).create(console.operator(), id, Json.createObjectBuilder(said).remove(thing.idName()).build());
                return thing.page(id).with("done", "created." + thing.key());
            }, () -> thing.form().with("changes", said.toString()));
        } catch (ManagementException e) {
            Console.refused(e);
            form = form.refused(e);
            message = form.faulty() ? wording.of("wrong") : OptionsForm.sentence(e);
        }
    }

    /** As the audit log calls it. */
    public String getKind() {
        return thing.key();
    }

    public List<Field> getFields() {
        return form.fields();
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** The form, without anything typed. */
    public String getPlain() {
        return thing.form().text();
    }

    public String getListAddress() {
        return thing.list().link();
    }

    /** The text with this key for this kind of thing. */
    public String say(String key) {
        return wording.of(key + "." + thing.key());
    }
}
