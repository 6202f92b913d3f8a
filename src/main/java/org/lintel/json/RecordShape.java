package org.lintel.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.lintel.model.Topic;

/**
 * What reflection says about a record. It copies whatever it is asked for, so it is asked once for a class: sessions, codes and refresh
 * tokens are read and written at every request.
 *
 * @param names       of the members of its JSON object; those of its topics stand beside its own
 * @param constructor takes all the components
 */
record RecordShape(List<RecordComponent> components, Set<String> names, Constructor<?> constructor) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {

        @Override
        protected RecordShape computeValue(Class<?> type) {
            return look(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    static boolean isTopic(RecordComponent component) {
        return component.getType().isAnnotationPresent(Topic.class);
    }

    private static RecordShape look(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        var names = new LinkedHashSet<String>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            names.addAll(isTopic(component) ? of(component.getType()).names : Set.of(component.getName()));
        }
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return new RecordShape(List.of(components), names, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
