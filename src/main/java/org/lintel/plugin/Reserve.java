package org.lintel.plugin;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a built-in of a {@link Place}, on a bean class or on a {@code @Produces} member: it steps back when a plug-in fills the place, and
 * when the settings name another built-in. Only Lintel's own beans carry it; a plug-in is a bean without it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface Reserve {

    /** The name by which settings choose it, such as {@code memory}. */
    String value();
}
