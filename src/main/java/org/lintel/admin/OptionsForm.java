package org.lintel.admin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.options.Option;

/** The options of a thing as they are shown and typed. */
record OptionsForm(List<Field> fields) {

    /**
     * As it is; without what its page has in another way.
     *
     * @param members of the thing
     * @param choices texts that are known for an option, by its name
     */
    static OptionsForm of(Thing thing, Map<String, Object> members, Map<String, List<String>> choices) {
        return of(thing.options().all().stream().filter(option -> !option.name().equals(thing.idName())), thing, members, choices);
    }

    /** A new one: its id and the options that matter. */
    static OptionsForm anew(Thing thing, Map<String, List<String>> choices) {
        return of(thing.options().all().stream().filter(option -> !option.advanced()), thing, Map.of(), choices);
    }

    private static OptionsForm of(Stream<Option> options, Thing thing, Map<String, Object> members, Map<String, List<String>> choices) {
        return new OptionsForm(options.filter(option -> !thing.apart().contains(option.name()))
                .map(option -> Field.of(option, choices.getOrDefault(option.name(), List.of()),
                        members.getOrDefault(option.name(), option.fallback())))
                .toList());
    }

    /** As it was typed. */
    OptionsForm typed(Asked asked) {
        return each(field -> field.showing(String.join("\n", asked.texts(field.id()))));
    }

    /**
     * With values that somebody proposes.
     *
     * @param patch a merge patch as JSON; what is none proposes nothing
     */
    OptionsForm proposed(String patch) {
        try {
            Map<String, Object> values = JsonText.plain(JsonText.read(patch));
            return each(field -> values.containsKey(field.name()) ? field.showing(field.kind().text(values.get(field.name()))) : field);
        } catch (JsonException | ArithmeticException e) {
            return this;
        }
    }

    /** With what has changed here, on top of what is in the other by now. */
    OptionsForm onto(OptionsForm now) {
        return now.each(field -> mine(field.name()).filter(Field::changed).map(mine -> field.showing(mine.shown())).orElse(field));
    }

    private Optional<Field> mine(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** With the sentence at the field that it is about, if that can be told. */
    OptionsForm refused(ManagementException refused) {
        String option = refused.pointer() == null ? named(refused.getMessage()) : refused.pointer().split("[/#]", 3)[1];
        return each(field -> field.name().equals(option) ? field.faulty(sentence(refused)) : field);
    }

    /** What is wrong, without the words for which thing it is: that is in front of everybody. */
    static String sentence(ManagementException refused) {
        return refused.getMessage().replaceFirst("^(client|scope|apiResource|operator)(\\.|: )", "");
    }

    /** The longest name of an option that the sentence has. */
    private String named(String sentence) {
        return fields.stream().map(Field::name).filter(name -> sentence.matches("(?s).*\\b" + name + "\\b.*"))
                .max(Comparator.comparingInt(String::length)).orElse(null);
    }

    /** The options that matter first, and then all others by their headings, folded unless something there needs attention. */
    List<Editor.Group> groups() {
        var groups = new ArrayList<Editor.Group>();
        groups.add(new Editor.Group(null, fields.stream().filter(field -> !field.option().advanced()).toList(), true));
        fields.stream().map(field -> field.option().group()).distinct().forEach(title -> {
            List<Field> own = fields.stream().filter(field -> field.isOf(title) && field.option().advanced()).toList();
            groups.add(new Editor.Group(title, own, own.stream().anyMatch(field -> field.changed() || field.error() != null)));
        });
        return groups;
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

    /** That patch as it has its effect: of an object, members that are not there any more are said to be nothing (RFC 7396). */
    JsonObject effective() {
        JsonObject typed = patch();
        JsonObjectBuilder patch = Json.createObjectBuilder(typed);
        changes().stream().filter(field -> field.kind() == FieldKind.JSON && !field.stored().isEmpty()).forEach(field -> patch
                .add(field.name(), Json.createMergeDiff(JsonText.read(field.stored()), typed.get(field.name())).toJsonValue()));
        return patch.build();
    }

    private OptionsForm each(UnaryOperator<Field> change) {
        return new OptionsForm(fields.stream().map(change).toList());
    }
}
