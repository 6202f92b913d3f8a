package org.lintel.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.lintel.model.Topic;
import org.lintel.model.Translations;

/**
 * What reflection says about a record. Reflection copies what it returns, so it is asked once for a class: sessions, codes and refresh
 * tokens are read and written at every request.
 *
 * @param names       of the members of its JSON object; those of its topics stand beside its own
 * @param translated  whether there may also be translations of some of them
 * @param constructor takes all the components
 */
record RecordShape(List<RecordComponent> components, Set<String> names, boolean translated, Constructor<?> constructor) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {

        @Override
        protected RecordShape computeValue(Class<?> type) {
            return look(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    boolean knows(String name) {
        return names.contains(name) || translated && names.contains(name.replaceFirst("#.*", ""));
    }

    static boolean isTopic(RecordComponent component) {
        return component.getType().isAnnotationPresent(Topic.class);
    }

    private static RecordShape look(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        var names = new LinkedHashSet<String>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            if (isTopic(component)) {
                names.addAll(of(component.getType()).names);
            } else if (component.getType() != Translations.class) {
                names.add(component.getName());
            }
        }
        try {
            Constructor<?> constructor = type
                    .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            boolean translated = Arrays.stream(components).anyMatch(component -> component.getType() == Translations.class);
            return new RecordShape(List.of(components), names, translated, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
