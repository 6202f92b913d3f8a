package org.lintel.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cites what a specification wants of a provider, and this rule keeps or this test proves: specification, section and a word, as in
 * {@code @Duty("Core 3.1.2.1 prompt-none")}. {@code duties.txt} has the sentences; nothing of this is there at run time.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface Duty {

    String[] value();
}
