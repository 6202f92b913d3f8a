package org.lintel.standard;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event as one line: {@code event=signed-in subject=… sid=… …}, the components of its record by name and in their order, those without
 * a value left out. What is not plain is quoted, and nothing in a line ends it or means something to a terminal.
 */
final class AuditLine {

    /** "as typed …: it may be a password typed into the wrong field" (SignInFailed). */
    private static final Set<String> UNTOLD = Set.of("username");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:/@*+-]+");
    private static final int LONGEST = 1000;

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).filter(component -> !UNTOLD.contains(component.getName())).toList();
        }
    };

    private AuditLine() {
    }

    static String of(Record event, Optional<String> trace, Optional<String> address, String issuer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("event", name(event.getClass()));
        COMPONENTS.get(event.getClass()).forEach(component -> fields.put(key(component), value(event, component)));
        trace.ifPresent(id -> fields.put("trace", id));
        address.ifPresent(from -> fields.putIfAbsent("address", from));
        fields.put("issuer", issuer);
        return fields.entrySet().stream().filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + quoted(field.getValue())).collect(Collectors.joining(" "));
    }

    /** {@code SignedIn} is {@code signed-in}. */
    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The keys of an event's own values, in their order. */
    static List<String> keys(Class<?> type) {
        return COMPONENTS.get(type).stream().map(AuditLine::key).toList();
    }

    /** {@code clientId} is {@code client_id}. */
    private static String key(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Several values stand as they come, with spaces in between; a space in one of them is escaped. */
    private static String quoted(Object value) {
        String text = value instanceof Collection<?> several
                ? several.stream().map(one -> escaped(one.toString()).replace(" ", "\\u0020")).collect(Collectors.joining(" "))
                : escaped(value.toString());
        return PLAIN.matcher(text).matches() ? text : '"' + text + '"';
    }

    private static String escaped(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.chars().mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c
                : c < 0x20 || c > 0x7E || c == '$' ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
