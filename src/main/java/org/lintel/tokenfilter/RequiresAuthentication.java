package org.lintel.tokenfilter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Needs a token for which the user signed in like this. Where they did not, the challenge tells the application what to ask for (RFC 9470),
 * and it comes back with another token. One on a method replaces that of its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresAuthentication {

    /** The authentication context classes that will do, best first; none: any. */
    String[] acr() default {};

    /** How many seconds ago the user may have signed in at most; negative: whenever. */
    long maxAge() default -1;
}
