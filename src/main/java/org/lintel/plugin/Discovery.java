package org.lintel.plugin;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Tells, before there are beans, what the discovered classes will offer. */
final class Discovery {

    private final List<AnnotatedType<?>> types = new ArrayList<>();

    /** Keeps the type in mind if it may be a bean that fills a place or joins a chain, or if it produces one. */
    void note(AnnotatedType<?> type) {
        if (isBean(type) && (interesting(type.getTypeClosure()) || producers(type).findAny().isPresent())) {
            types.add(type);
        }
    }

    /** What the noted types offer, those that CDI will ignore included. */
    List<Candidate> candidates(BeanManager manager) {
        return types.stream().flatMap(type -> candidates(type, manager)).toList();
    }

    /**
     * The priority that the class has to carry for the sake of an alternative that it produces: CDI 4.0 reads it off the class only
     * (§5.1.4), CDI 4.1 off the producing member as well.
     */
    static Optional<Priority> missingPriority(AnnotatedType<?> type) {
        return type.isAnnotationPresent(Priority.class) ? Optional.empty()
                : producers(type).filter(member -> member.isAnnotationPresent(Alternative.class))
                        .flatMap(member -> member.getAnnotations(Priority.class).stream()).max(Comparator.comparingInt(Priority::value));
    }

    private static Stream<Candidate> candidates(AnnotatedType<?> type, BeanManager manager) {
        Candidate itself = new Candidate(type, manager.createBeanAttributes(type));
        Stream<Candidate> produced = itself.selected()
                ? producers(type).map(member -> new Candidate(member, manager.createBeanAttributes(member))) : Stream.empty();
        return Stream.concat(interesting(type.getTypeClosure()) ? Stream.of(itself) : Stream.empty(), produced);
    }

    /** Members that classes inherit do not produce. */
    private static Stream<AnnotatedMember<?>> producers(AnnotatedType<?> type) {
        return Stream.<AnnotatedMember<?>>concat(type.getMethods().stream(), type.getFields().stream())
                .filter(member -> member.isAnnotationPresent(Produces.class) && interesting(member.getTypeClosure()))
                .filter(member -> member.getJavaMember().getDeclaringClass() == type.getJavaClass());
    }

    /** Whether a place or a chain is among the types. */
    static boolean interesting(Set<Type> types) {
        return Stream.of(Place.values()).map(Place::type).anyMatch(types::contains)
                || Stream.of(Chain.values()).map(Chain::type).anyMatch(types::contains);
    }

    /** What makes a class a managed bean (CDI 4.0 §3.1.1), as far as it matters here. */
    private static boolean isBean(AnnotatedType<?> type) {
        Class<?> javaClass = type.getJavaClass();
        return !Modifier.isAbstract(javaClass.getModifiers()) && !javaClass.isAnonymousClass()
                && (!javaClass.isMemberClass() || Modifier.isStatic(javaClass.getModifiers()))
                && !type.isAnnotationPresent(Decorator.class) && !type.isAnnotationPresent(Interceptor.class)
                && type.getConstructors().stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty() || constructor.isAnnotationPresent(Inject.class));
    }
}
