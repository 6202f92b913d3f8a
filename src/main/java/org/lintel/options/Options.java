package org.lintel.options;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.json.JsonObject;

import org.lintel.json.RecordJson;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.model.Topic;
import org.lintel.model.Translations;

/**
 * The options of one kind of thing, in the order of its record.
 *
 * @param all        each component of the record and of its topics
 * @param translated those that may also be said in further languages, as {@code displayName#de}
 */
public record Options(List<Option> all, Set<String> translated) {

    /** What a template has where there is no default. */
    private static final String TEMPLATE = "template";

    public static final Options SECRET = of(new Secret(null, TEMPLATE, null, null), OtherOptions.SECRET, Map.of(), Set.of());

    public static final Options CLIENT = of(Client.builder(TEMPLATE).build(), ClientOptions.SAID, Map.of(
            "credentials", "How it authenticates",
            "requests", "What its authorization requests are like",
            "consent", "Whether the user is asked",
            "tokens", "What its codes and tokens are like",
            "refreshTokens", "What its refresh tokens are like",
            "signOut", "What happens when the user signs out"), Set.of("clientName"));

    public static final Options USER = of(LocalUser.builder(TEMPLATE).username(TEMPLATE).passwordHash(TEMPLATE).build(),
            OtherOptions.USER, Map.of(), Set.of());

    public static final Options SCOPE = of(Scope.resource(TEMPLATE).build(), OtherOptions.SCOPE, Map.of(),
            Set.of("displayName", "description"));

    public static final Options API_RESOURCE = of(ApiResource.builder(TEMPLATE).build(), OtherOptions.API_RESOURCE, Map.of(), Set.of());

    public static final Options OPERATOR = of(Appointment.of(TEMPLATE, Role.AUDITOR), OtherOptions.OPERATOR, Map.of(), Set.of());

    /** What stands at the top, before any topic. */
    private static final String FIRST = "What it is";

    /** The JSON Schema of one such thing, as a program sends it: without references to texts that stand elsewhere. */
    public JsonObject schema() {
        return new SchemaWriter(false).thing(this);
    }

    static Options of(Record template, List<Said> said, Map<String, String> groups, Set<String> translated) {
        Map<String, Said> sentences = said.stream().collect(Collectors.toMap(Said::name, Function.identity()));
        Map<String, Object> defaults = RecordJson.write(template);
        defaults.values().removeIf(TEMPLATE::equals);
        var options = new ArrayList<Option>();
        components(template.getClass(), FIRST, groups).forEach((name, component) -> {
            Said sentence = sentences.remove(name);
            if (sentence == null) {
                throw new IllegalStateException("nothing is said of the option " + name);
            }
            options.add(Option.of(component.group, component.type, defaults.get(name), sentence));
        });
        if (!sentences.isEmpty()) {
            throw new IllegalStateException("there are no options " + sentences.keySet());
        }
        return new Options(List.copyOf(options), translated);
    }

    private record Component(String group, Type type) {
    }

    private static Map<String, Component> components(Class<?> type, String group, Map<String, String> groups) {
        var components = new LinkedHashMap<String, Component>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isAnnotationPresent(Topic.class)) {
                components.putAll(components(component.getType(), groups.get(component.getName()), groups));
            } else if (component.getType() != Translations.class) {
                components.put(component.getName(), new Component(group, component.getGenericType()));
            }
        }
        return components;
    }
}
