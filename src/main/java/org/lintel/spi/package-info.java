/**
 * What a deployer may implement: one ordinary CDI bean in a jar in {@code WEB-INF/lib} is a plug-in.
 *
 * <p>The first word of each type's comment says how it is used: a <b>place</b> is filled by exactly one bean, a plug-in's or a built-in
 * one; a <b>chain</b> is made of all beans of the type, ordered by {@code @Priority}. Types that are to be injected instead say so, such as
 * {@link org.lintel.spi.Passwords}, {@link org.lintel.spi.Assertions}, {@link org.lintel.spi.Interaction}. Implementations are called by
 * many threads at once and should be {@code @ApplicationScoped}. An exception that an implementation throws is answered with
 * {@code server_error} and logged.
 */
@NullMarked
package org.lintel.spi;

import org.jspecify.annotations.NullMarked;
