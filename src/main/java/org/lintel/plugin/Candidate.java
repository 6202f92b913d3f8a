package org.lintel.plugin;

import java.lang.annotation.Annotation;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanAttributes;
import jakarta.enterprise.inject.spi.ObserverMethod;

/** A bean, or a class or member about to become one, that may fill a place or join a chain. */
record Candidate(Annotated annotated, BeanAttributes<?> attributes) {

    /** As CDI orders observers: the smaller number first, one in the middle where none is given. */
    static final Comparator<Candidate> ORDER = Comparator
            .comparingInt((Candidate candidate) -> candidate.priority().orElse(ObserverMethod.DEFAULT_PRIORITY))
            .thenComparing(Candidate::name);

    /** Whether it would be injected as the type; a bean with a qualifier of its own would not. */
    boolean is(Class<?> type) {
        return attributes.getTypes().contains(type) && attributes.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    /** The name of a built-in of a place; empty for a plug-in. */
    Optional<String> reserve() {
        return annotation(Reserve.class).map(Reserve::value);
    }

    /** An alternative without a priority is no bean, unless a {@code beans.xml} says so, and then for its own archive only. */
    boolean selected() {
        return !attributes.isAlternative() || priority().isPresent();
    }

    Optional<Integer> priority() {
        return annotation(Priority.class).map(Priority::value);
    }

    /** The class, with the producing member where there is one: {@code com.example.Stores#users}. */
    String name() {
        return annotated instanceof AnnotatedMember<?> member
                ? declaringClass().getName() + "#" + member.getJavaMember().getName() : declaringClass().getName();
    }

    /** The jar that it came from; empty for classes in a directory, such as Lintel's own. */
    Optional<String> jar() {
        return Optional.ofNullable(declaringClass().getProtectionDomain().getCodeSource()).map(CodeSource::getLocation)
                .map(location -> location.getPath().replaceAll("(!?/)+$", "")).filter(path -> path.endsWith(".jar"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
    }

    /** What a class says of itself holds for the members that produce, too, unless they say otherwise. */
    private <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(annotated.getAnnotation(type)).or(() -> Optional.ofNullable(declaringType().getAnnotation(type)));
    }

    private Class<?> declaringClass() {
        return declaringType().getJavaClass();
    }

    private AnnotatedType<?> declaringType() {
        return annotated instanceof AnnotatedMember<?> member ? member.getDeclaringType() : (AnnotatedType<?>) annotated;
    }
}
