package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.lintel.test.Built;

/** What somebody has written who has followed {@code docs/tutorials/javascript.md} to its end: its blocks, put together as it says. */
final class TutorialPage {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("(?m)^    (\\w+): [^\\n]*,\\n");

    private final List<String> json = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();

    TutorialPage() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Built.source("docs/tutorials/javascript.md")));
        while (blocks.find()) {
            switch (blocks.group(1)) {
                case "json" -> json.add(blocks.group(2));
                case "html" -> html.add(blocks.group(2));
                case "js" -> scripts.add(blocks.group(2));
                default -> {}
            }
        }
        assertThat(html).hasSize(3);
    }

    /** {@code lintel.json}: the first block, with what the others add to its client, or say of the scopes. */
    String configuration() {
        JsonObject first = read(json.get(0));
        var client = Json.createObjectBuilder(first.getJsonArray("clients").getJsonObject(0));
        var whole = Json.createObjectBuilder(first);
        for (String block : json.subList(1, json.size())) {
            read("{" + block.strip().replaceAll(",$", "") + "}").forEach((name, value) -> {
                (name.equals("scopes") ? whole : client).add(name, value);
            });
        }
        return whole.add("clients", Json.createArrayBuilder().add(client)).build().toString();
    }

    /** {@code app.js} as it stands at first. */
    String firstScript() {
        return scripts.get(0);
    }

    /** {@code app.js} at the end: settings are changed or added, everything else comes at the end. */
    String lastScript() {
        var program = new StringBuilder(scripts.get(0));
        for (String block : scripts.subList(1, scripts.size())) {
            if (block.startsWith("    ")) {
                SETTING.matcher(block).results().forEach(setting -> set(program, setting.group(1), setting.group()));
            } else {
                program.append('\n').append(block);
            }
        }
        return program.toString();
    }

    String index() {
        return html.get(0);
    }

    String popup() {
        return html.get(1);
    }

    String silentRenew() {
        return html.get(2);
    }

    private static void set(StringBuilder program, String name, String line) {
        Matcher old = Pattern.compile("(?m)^    " + name + ": [^\\n]*\\n").matcher(program);
        if (old.find()) {
            program.replace(old.start(), old.end(), line);
        } else {
            program.insert(program.indexOf("};"), line);
        }
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
