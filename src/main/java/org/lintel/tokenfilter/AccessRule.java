package org.lintel.tokenfilter;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.lintel.tokenfilter.TokenFilterOptions.Protect;

/**
 * What the annotations of a method, and of its class where the method has none, demand. Of annotations that contradict each other the
 * stricter holds. Annotations of a method that is overridden or implemented count, as those of Jakarta REST do.
 *
 * @param roles one of which is needed; null: none is asked for
 */
record AccessRule(Access access, Set<String> scopes, Set<String> roles, List<String> acrValues, long maxAge) {

    enum Access {
        EVERYBODY, NOBODY, TOKEN
    }

    private static final List<Class<? extends Annotation>> DEMANDS = List.of(RolesAllowed.class, RequiresToken.class, RequiresScope.class,
            RequiresAuthentication.class);

    static AccessRule of(Class<?> type, Method method, Protect otherwise) {
        List<AnnotatedElement> onMethod = method == null ? List.of() : declarations(type, method);
        List<AnnotatedElement> onClass = type == null ? List.of() : new ArrayList<>(lineage(type));
        Access access = access(onMethod).or(() -> access(onClass))
                .orElse(otherwise == Protect.EVERYTHING ? Access.TOKEN : Access.EVERYBODY);
        if (access != Access.TOKEN) {
            return new AccessRule(access, Set.of(), null, List.of(), -1);
        }
        var scopes = new LinkedHashSet<String>();
        Stream.of(onMethod, onClass).map(place -> first(place, RequiresScope.class)).flatMap(Optional::stream)
                .forEach(annotation -> scopes.addAll(List.of(annotation.value())));
        Set<String> roles = first(onMethod, onClass, RolesAllowed.class).map(annotation -> Set.of(annotation.value())).orElse(null);
        Optional<RequiresAuthentication> authentication = first(onMethod, onClass, RequiresAuthentication.class);
        return new AccessRule(access, Set.copyOf(scopes), roles, authentication.map(found -> List.of(found.acr())).orElse(List.of()),
                authentication.map(RequiresAuthentication::maxAge).orElse(-1L));
    }

    private static Optional<Access> access(List<AnnotatedElement> place) {
        if (first(place, DenyAll.class).isPresent()) {
            return Optional.of(Access.NOBODY);
        }
        if (DEMANDS.stream().anyMatch(demand -> first(place, demand).isPresent())) {
            return Optional.of(Access.TOKEN);
        }
        return first(place, PermitAll.class).map(found -> Access.EVERYBODY);
    }

    private static <A extends Annotation> Optional<A> first(List<AnnotatedElement> method, List<AnnotatedElement> type,
            Class<A> annotation) {
        return first(method, annotation).or(() -> first(type, annotation));
    }

    private static <A extends Annotation> Optional<A> first(List<AnnotatedElement> places, Class<A> annotation) {
        return places.stream().map(place -> place.getAnnotation(annotation)).filter(Objects::nonNull).findFirst();
    }

    /** The method in the class and in all that the class is, nearest first. */
    private static List<AnnotatedElement> declarations(Class<?> type, Method method) {
        var places = new ArrayList<AnnotatedElement>(List.of(method));
        for (Class<?> ancestor : lineage(type == null ? method.getDeclaringClass() : type)) {
            try {
                places.add(ancestor.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                // not declared there
            }
        }
        return places;
    }

    /** The class, its superclasses, and then their interfaces; a proxy's superclass is the class that was written. */
    private static Collection<Class<?>> lineage(Class<?> type) {
        var lineage = new LinkedHashSet<Class<?>>();
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            lineage.add(ancestor);
        }
        for (Class<?> ancestor : List.copyOf(lineage)) {
            interfaces(ancestor, lineage);
        }
        return lineage;
    }

    private static void interfaces(Class<?> type, Collection<Class<?>> found) {
        for (Class<?> one : type.getInterfaces()) {
            found.add(one);
            interfaces(one, found);
        }
    }
}
