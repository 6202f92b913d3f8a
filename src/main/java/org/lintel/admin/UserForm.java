package org.lintel.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.options.Option;
import org.lintel.options.Options;

/**
 * The name and the claims of a user as they are shown and typed. A claim is typed as what it is: a text, a number, a list.
 *
 * @param username what the user signs in with
 * @param claims   those that the user has and those that most users have
 */
record UserForm(Field username, List<Field> claims) {

    private static final String NAME = "username";
    private static final String CLAIMS = "claims";

    /** As it is. */
    static UserForm of(Map<String, Object> members) {
        Option name = Options.USER.all().stream().filter(option -> option.name().equals(NAME)).findFirst().orElseThrow();
        Map<String, Object> values = claimsOf(members);
        Stream<String> main = StandardClaim.ALL.entrySet().stream().filter(claim -> claim.getValue().main()).map(Map.Entry::getKey);
        return new UserForm(Field.of(name, List.of(), members.get(NAME)), Stream.concat(main, values.keySet().stream()).distinct()
                .map(claim -> claim(claim, values.containsKey(claim) ? FieldKind.of(values.get(claim)) : StandardClaim.of(claim).kind(),
                        values.get(claim)))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> claimsOf(Map<String, Object> members) {
        return members.get(CLAIMS) instanceof Map<?, ?> claims ? (Map<String, Object>) claims : Map.of();
    }

    private static Field claim(String name, FieldKind kind, Object value) {
        Option option = new Option(name, CLAIMS, Object.class, null, false, "", StandardClaim.of(name).meaning(), "", false, false,
                List.of(), 0, Long.MAX_VALUE);
        return Field.free("c." + URLEncoder.encode(name, StandardCharsets.UTF_8), option, kind, value);
    }

    /** As it was typed, with what was added. */
    UserForm typed(Asked asked, AddedClaim more) {
        var all = new LinkedHashMap<String, Field>();
        claims.forEach(field -> all.put(field.name(), field));
        asked.texts("added").forEach(text -> AddedClaim.of(text).ifPresent(added -> add(all, added)));
        all.replaceAll((name, field) -> field.showing(String.join("\n", asked.texts(field.id()))));
        if (!more.name().isEmpty()) {
            add(all, more);
            all.computeIfPresent(more.name(), (name, field) -> field.showing(more.value()));
        }
        return new UserForm(username.showing(String.join("\n", asked.texts(username.id()))), List.copyOf(all.values()));
    }

    private static void add(Map<String, Field> all, AddedClaim added) {
        all.merge(added.name(), claim(added.name(), added.kind(), null), (there, more) -> there.as(added.kind()));
    }

    /** What {@link #typed} has to be told of: claims that the user has not got, or not of this kind. */
    List<String> added(UserForm asItIs) {
        return claims.stream().filter(field -> asItIs.find(field.name()).filter(there -> there.kind() == field.kind()).isEmpty())
                .map(field -> new AddedClaim(field.name(), field.kind(), "").text()).toList();
    }

    /**
     * With values that somebody proposes.
     *
     * @param patch a merge patch as JSON; what is none proposes nothing
     */
    UserForm proposed(String patch) {
        try {
            Map<String, Object> values = JsonText.plain(JsonText.read(patch));
            UserForm form = new UserForm(values.get(NAME) instanceof String name ? username.showing(name) : username, claims);
            for (Map.Entry<String, Object> claim : claimsOf(values).entrySet()) {
                form = form.proposing(claim.getKey(), claim.getValue());
            }
            return form;
        } catch (JsonException | ArithmeticException e) {
            return this;
        }
    }

    private UserForm proposing(String name, Object value) {
        Field there = find(name).orElseGet(() -> claim(name, StandardClaim.of(name).kind(), null));
        Field field = value == null ? there : there.as(FieldKind.of(value));
        return with(field.showing(field.kind().text(value)));
    }

    /** With what has changed here, on top of what is in the other by now. */
    UserForm onto(UserForm now) {
        UserForm both = new UserForm(username.changed() ? now.username.showing(username.shown()) : now.username, now.claims);
        for (Field mine : claims) {
            if (mine.changed()) {
                both = both.with(both.find(mine.name()).orElseGet(() -> claim(mine.name(), mine.kind(), null)).showing(mine.shown()));
            }
        }
        return both;
    }

    /** In the place of the one of this name, or at the end. */
    private UserForm with(Field claim) {
        var all = new ArrayList<>(claims);
        int place = find(claim.name()).map(all::indexOf).orElse(all.size());
        if (place < all.size()) {
            all.set(place, claim);
        } else {
            all.add(claim);
        }
        return new UserForm(username, List.copyOf(all));
    }

    private Optional<Field> find(String name) {
        return claims.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** With the sentence at the field that it is about, if that can be told. */
    UserForm refused(ManagementException refused) {
        String pointer = refused.pointer() == null ? "" : refused.pointer();
        boolean name = pointer.equals("/" + NAME) || refused.reason() == ManagementException.Reason.EXISTS
                || pointer.isEmpty() && refused.getMessage().contains(NAME);
        UnaryOperator<Field> tell = field -> pointer.equals(pointer(field)) ? field.faulty(sentence(refused)) : field;
        return new UserForm(name ? username.faulty(sentence(refused)) : username, claims.stream().map(tell).toList());
    }

    /** What is wrong, without the words for which thing it is: that is in front of everybody. */
    static String sentence(ManagementException refused) {
        return refused.getMessage().replaceFirst("^user(\\.|: )", "");
    }

    private static String pointer(Field field) {
        return "/" + CLAIMS + "/" + field.name();
    }

    List<Field> fields() {
        return Stream.concat(Stream.of(username), claims.stream()).toList();
    }

    boolean faulty() {
        return fields().stream().anyMatch(field -> field.error() != null);
    }

    List<Field> changes() {
        return fields().stream().filter(Field::changed).toList();
    }

    /**
     * What has changed, as a merge patch.
     *
     * @throws ManagementException if something typed is not what it is to be
     */
    JsonObject patch() {
        JsonObjectBuilder patch = Json.createObjectBuilder();
        JsonObjectBuilder changed = Json.createObjectBuilder();
        claims.stream().filter(Field::changed).forEach(field -> changed.add(field.name(), value(field)));
        if (username.changed()) {
            patch.add(NAME, username.shown());
        }
        JsonObject values = changed.build();
        return values.isEmpty() ? patch.build() : patch.add(CLAIMS, values).build();
    }

    /**
     * The user with what has changed. No merge patch: one would keep the members of an object that are not there any more.
     *
     * @param members of the user as they are
     */
    JsonObject onto(Map<String, Object> members) {
        JsonObject all = JsonText.read(JsonText.write(members));
        JsonObjectBuilder values = Json.createObjectBuilder(all.getJsonObject(CLAIMS));
        JsonObject changed = patch();
        changed.getOrDefault(CLAIMS, JsonValue.EMPTY_JSON_OBJECT).asJsonObject().forEach((name, value) -> {
            if (value == JsonValue.NULL) {
                values.remove(name);
            } else {
                values.add(name, value);
            }
        });
        return Json.createObjectBuilder(all).add(NAME, changed.getOrDefault(NAME, all.get(NAME))).add(CLAIMS, values).build();
    }

    private static JsonValue value(Field field) {
        try {
            JsonValue value = field.shown().isEmpty() ? JsonValue.NULL : field.kind().value(field.shown());
            if (!(value instanceof JsonString) || field.kind() != FieldKind.NUMBER && field.kind() != FieldKind.EITHER) {
                return value;
            }
        } catch (JsonException e) {
            // told below
        }
        throw new ManagementException(ManagementException.Reason.INVALID, field.name() + " has to be " + word(field.kind()),
                pointer(field));
    }

    private static String word(FieldKind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case EITHER -> "true or false";
            default -> "JSON: a text in quotation marks, a list or an object";
        };
    }
}
