package org.lintel.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.SettingsInForce;

/** What is set on this node, where that was said, and how it is said otherwise. */
@Named("settings")
@RequestScoped
public class SettingsView {

    /**
     * A setting.
     *
     * @param value    {@code null} if there is none
     * @param fallback what it is if nobody says anything, {@code null} for nothing
     * @param source   the key of the text that names it
     * @param file     its own name for a source that is neither a system property nor a variable, else {@code null}
     */
    public record Row(String name, String variable, String value, String fallback, String source, String file, String description,
            String documentation) {

        static Row of(Map<?, ?> setting) {
            String source = (String) setting.get("source");
            return new Row((String) setting.get("name"), (String) setting.get("variable"), (String) setting.get("value"),
                    (String) setting.get("default"), "console.source." + source.replace(' ', '-'), (String) setting.get("file"),
                    (String) setting.get("description"), (String) setting.get("documentation"));
        }

        boolean said() {
            return !source.endsWith(".default");
        }

        boolean has(String word) {
            return (name + " " + variable + " " + description).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    @Inject
    Console console;

    @Inject
    SettingsInForce settings;

    private Asked asked;
    private List<Row> rows = List.of();
    private String version;

    /** Before the page is rendered. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            Map<String, Object> all = settings.all(console.operator());
            version = (String) all.get("version");
            List<String> words = List.of(asked.text("q").orElse("").toLowerCase(Locale.ROOT).split("\\s+"));
            Stream<Row> found = ((List<?>) all.get("settings")).stream().map(setting -> Row.of((Map<?, ?>) setting));
            rows = found.filter(row -> words.stream().allMatch(row::has)).filter(row -> !isOnlySaid() || row.said()).toList();
        });
    }

    public List<Row> getRows() {
        return rows;
    }

    /** Of this node. */
    public String getVersion() {
        return version;
    }

    /** What is searched for, or {@code null}. */
    public String getQuery() {
        return asked.text("q").orElse(null);
    }

    /** Whether only what somebody has said is asked for. */
    public boolean isOnlySaid() {
        return asked.text("said").isPresent();
    }
}
