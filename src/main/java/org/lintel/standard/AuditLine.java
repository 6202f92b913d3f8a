package org.lintel.standard;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An event as one line: {@code event=signed-in subject=… sid=… …}, the components of its record by name and in their order, those without
 * a value left out. What is not plain is quoted, and nothing in a line ends it or means something to a terminal. Every token that is issued
 * has such a line: it is made in one pass, and what depends on the kind of event alone is found out once.
 */
final class AuditLine {

    /** "as typed …: it may be a password typed into the wrong field" (SignInFailed). */
    private static final Set<String> UNTOLD = Set.of("username");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final int LONGEST = 1000;

    /** What stands without quotes. */
    private static final BitSet PLAIN = new BitSet();

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:/@*+-".chars().forEach(PLAIN::set);
    }

    /** The name of a kind of event, and what there is to tell. */
    private record Shape(String name, List<Component> components) {

        static Shape of(Class<?> type) {
            return new Shape(words(type.getSimpleName(), "-"), Stream.of(type.getRecordComponents())
                    .filter(component -> !UNTOLD.contains(component.getName())).map(Component::of).toList());
        }
    }

    private record Component(String key, Method accessor) {

        static Component of(RecordComponent component) {
            return new Component(words(component.getName(), "_"), component.getAccessor());
        }

        Object value(Record event) {
            try {
                return accessor.invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final StringBuilder text = new StringBuilder(256);

    private AuditLine() {
    }

    static String of(Record event, Optional<String> trace, Optional<String> address, String issuer) {
        Shape shape = SHAPES.get(event.getClass());
        var line = new AuditLine();
        line.add("event", shape.name);
        boolean addressed = false;
        for (Component component : shape.components) {
            Object value = component.value(event);
            line.add(component.key, value);
            addressed |= value != null && component.key.equals("address");
        }
        line.add("trace", trace.orElse(null));
        line.add("address", addressed ? null : address.orElse(null));
        line.add("issuer", issuer);
        return line.text.toString();
    }

    /** {@code SignedIn} is {@code signed-in}. */
    static String name(Class<?> type) {
        return SHAPES.get(type).name;
    }

    /** The keys of an event's own values, in their order. */
    static List<String> keys(Class<?> type) {
        return SHAPES.get(type).components.stream().map(Component::key).toList();
    }

    /** {@code clientId} is {@code client_id}. */
    private static String words(String name, String between) {
        return NEXT_WORD.matcher(name).replaceAll(between).toLowerCase(Locale.ROOT);
    }

    private void add(String key, @Nullable Object value) {
        if (value == null) {
            return;
        }
        text.append(text.isEmpty() ? "" : " ").append(key).append('=');
        int begin = text.length();
        boolean plain = value instanceof Collection<?> several ? addAll(several) : addOne(value.toString(), false);
        if (!plain) {
            text.insert(begin, '"').append('"');
        }
    }

    /** Several values stand as they come, with spaces in between; a space in one of them is escaped. */
    private boolean addAll(Collection<?> several) {
        boolean plain = several.size() == 1;
        String between = "";
        for (Object one : several) {
            text.append(between);
            plain &= addOne(one.toString(), true);
            between = " ";
        }
        return plain;
    }

    /** Whether it needs no quotes. */
    private boolean addOne(String value, boolean escapingSpaces) {
        boolean plain = !value.isEmpty();
        int end = Math.min(value.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            plain &= PLAIN.get(c);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7E || c == '$' || c == ' ' && escapingSpaces) {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        text.append(end < value.length() ? "..." : "");
        return plain;
    }
}
