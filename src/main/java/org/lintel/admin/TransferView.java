package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Changes;
import org.lintel.manage.ConfigurationText;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;

/** The configuration as a file, and a file as the configuration: the difference first, and then exactly that. */
@Named("transfer")
@RequestScoped
public class TransferView {

    /** By the mark in the difference. */
    private static final Map<Character, String> NATURES = Map.of('+', "added", '~', "changed", '-', "removed", '=', "taken", '!',
            "drifted");

    /**
     * A line of a difference.
     *
     * @param nature what becomes of the entry: a text
     * @param text   the entry, and what changes of it
     */
    public record Line(String nature, String text) {

        static Line of(String line) {
            return new Line(NATURES.get(line.charAt(0)), line.substring(1).strip());
        }
    }

    @Inject
    Console console;

    @Inject
    ConfigurationText configuration;

    @Inject
    Changes changes;

    @Inject
    Wording wording;

    private Asked asked;
    private Changes.Preview preview;
    private String message;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            List.of(Area.CLIENTS, Area.SCOPES, Area.OPERATORS).forEach(console.operator()::reading);
            if (asked.isForm()) {
                act();
            } else if (asked.text("file").isPresent()) {
                Download.send("lintel.json", "application/json", configuration.write(console.operator()));
            }
        });
    }

    private void act() {
        try {
            JsonObject sent = sent();
            if (asked.text("act").equals(Optional.of("apply"))) {
                // without the text: it may have passwords in it, and addresses are written down in many places
                console.change(() -> apply(sent), () -> new Address(Address.TRANSFER));
            } else {
                preview = changes.preview(console.operator(), sent, isOverwriting());
            }
        } catch (ManagementException e) {
            Console.refused(e);
            message = e.getMessage();
        }
    }

    private Address apply(JsonObject sent) {
        changes.applyShown(console.operator(), sent, isOverwriting(), asked.text("seal").orElse(""));
        return new Address(Address.TRANSFER).with("done", "applied");
    }

    private JsonObject sent() {
        try {
            return JsonText.read(getText());
        } catch (JsonException e) {
            throw new ManagementException(Reason.INVALID, wording.of("transfer.noJson"));
        }
    }

    /** What was typed; never from the address. */
    public String getText() {
        return asked.isForm() ? asked.text("text").orElse("") : "";
    }

    public boolean isOverwriting() {
        return asked.text("overwrite").isPresent();
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Whether the difference is there to be looked at. */
    public boolean isCompared() {
        return preview != null;
    }

    public List<Line> getLines() {
        return preview.lines().stream().map(Line::of).toList();
    }

    /** What stands for this very difference. */
    public String getSeal() {
        return preview.seal();
    }

    public boolean isApplicable() {
        return console.mayChange(Area.CLIENTS);
    }

    public String getDownload() {
        return new Address(Address.TRANSFER).with("file", "lintel.json").link();
    }
}
