package org.lintel.json;

import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;

/** Where in a JSON text something stands. */
public final class JsonLines {

    private static final Pattern PATH = Pattern.compile("^\\w+\\[\\d+](?:\\.\\w+|\\[\\d+])*");
    private static final Pattern STEP = Pattern.compile("\\w+");

    private JsonLines() {
    }

    /**
     * The line of what a complaint is about: one that begins with a path such as {@code clients[0].redirectUris}, like those of
     * {@link RecordJson}. If there is no such thing, the line of what it would be in.
     *
     * @param text is JSON
     */
    public static OptionalLong of(String complaint, String text) {
        return steps(complaint).map(steps -> OptionalLong.of(line(text, steps))).orElse(OptionalLong.empty());
    }

    /** The names and numbers of the path that the complaint begins with. */
    static Optional<Iterator<String>> steps(String complaint) {
        Matcher path = PATH.matcher(complaint);
        return path.find() ? Optional.of(STEP.matcher(path.group()).results().map(MatchResult::group).iterator()) : Optional.empty();
    }

    private static long line(String text, Iterator<String> steps) {
        try (JsonParser json = Json.createParser(new StringReader(text))) {
            return line(json, steps);
        }
    }

    private static long line(JsonParser json, Iterator<String> steps) {
        Event event = json.next();
        long line = json.getLocation().getLineNumber();
        if (!steps.hasNext()) {
            return line;
        }
        String step = steps.next();
        if (event == Event.START_ARRAY) {
            for (int i = Integer.parseInt(step); i > 0; i--) {
                skip(json);
            }
            return line(json, steps);
        }
        while (event == Event.START_OBJECT && json.next() == Event.KEY_NAME) {
            if (json.getString().equals(step)) {
                return line(json, steps);
            }
            skip(json);
        }
        return line;
    }

    private static void skip(JsonParser json) {
        switch (json.next()) {
            case START_OBJECT -> json.skipObject();
            case START_ARRAY -> json.skipArray();
            default -> {}
        }
    }
}
