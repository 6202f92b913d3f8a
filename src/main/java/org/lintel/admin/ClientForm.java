package org.lintel.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.options.Options;

/** The options of a client as they are shown and typed. */
record ClientForm(List<Field> fields) {

    /** Those that the page has in another way. */
    private static final Set<String> ELSEWHERE = Set.of("clientId", "enabled", "clientSecrets");

    /**
     * As it is.
     *
     * @param members of the client
     * @param choices texts that are known for an option, by its name
     */
    static ClientForm of(Map<String, Object> members, Map<String, List<String>> choices) {
        return new ClientForm(Options.CLIENT.all().stream().filter(option -> !ELSEWHERE.contains(option.name()))
                .map(option -> Field.of(option, choices.getOrDefault(option.name(), List.of()),
                        members.getOrDefault(option.name(), option.fallback())))
                .toList());
    }

    /** As it was typed. */
    ClientForm typed(Asked asked) {
        return each(field -> field.showing(String.join("\n", asked.texts(field.id()))));
    }

    /**
     * With values that somebody proposes.
     *
     * @param patch a merge patch as JSON; what is none proposes nothing
     */
    ClientForm proposed(String patch) {
        try {
            Map<String, Object> values = JsonText.plain(JsonText.read(patch));
            return each(field -> values.containsKey(field.name()) ? field.showing(field.kind().text(values.get(field.name()))) : field);
        } catch (JsonException | ArithmeticException e) {
            return this;
        }
    }

    /** With what has changed here, on top of what is in the other by now. */
    ClientForm onto(ClientForm now) {
        return now.each(field -> mine(field.name()).filter(Field::changed).map(mine -> field.showing(mine.shown())).orElse(field));
    }

    private Optional<Field> mine(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** With the sentence at the field that it is about, if that can be told. */
    ClientForm refused(ManagementException refused) {
        String option = refused.pointer() == null ? named(refused.getMessage()) : refused.pointer().split("[/#]", 3)[1];
        return each(field -> field.name().equals(option) ? field.faulty(sentence(refused)) : field);
    }

    /** What is wrong, without the words for which thing it is: that is in front of everybody. */
    static String sentence(ManagementException refused) {
        return refused.getMessage().replaceFirst("^client(\\.|: )", "");
    }

    /** The longest name of an option that the sentence has. */
    private String named(String sentence) {
        return fields.stream().map(Field::name).filter(name -> sentence.matches("(?s).*\\b" + name + "\\b.*"))
                .max(Comparator.comparingInt(String::length)).orElse(null);
    }

    boolean faulty() {
        return fields.stream().anyMatch(field -> field.error() != null);
    }

    List<Field> changes() {
        return fields.stream().filter(Field::changed).toList();
    }

    /**
     * What has changed, as a merge patch.
     *
     * @throws ManagementException if something typed is no JSON
     */
    JsonObject patch() {
        JsonObjectBuilder patch = Json.createObjectBuilder();
        for (Field field : changes()) {
            try {
                patch.add(field.name(), field.kind().value(field.shown()));
            } catch (JsonException e) {
                throw new ManagementException(ManagementException.Reason.INVALID, field.name() + " is not a JSON object",
                        "/" + field.name());
            }
        }
        return patch.build();
    }

    private ClientForm each(UnaryOperator<Field> change) {
        return new ClientForm(fields.stream().map(change).toList());
    }
}
