/**
 * Who fills the extension points of {@link org.lintel.spi}. Three words: a <em>place</em> is filled by one bean, a <em>chain</em> is made
 * of many, a <em>reserve</em> is a built-in that steps back.
 *
 * <p>{@link org.lintel.plugin.Place} and {@link org.lintel.plugin.Chain} list them all. Built-ins of places carry
 * {@link org.lintel.plugin.Reserve}; every other bean of the type is a plug-in. While the container starts, the extension
 * {@link org.lintel.plugin.Places} notes what is offered and vetoes all reserves but the one that the settings name, or all of them where
 * there is a plug-in, so what is injected is an ordinary bean and nothing has to be looked up later.
 * {@link org.lintel.plugin.PlacesReport} logs the outcome; {@link org.lintel.plugin.Chains} puts the members of chains in order.
 *
 * @see <a href="https://jakarta.ee/specifications/cdi/4.0/jakarta-cdi-spec-4.0#spi">Portable extensions, CDI 4.0</a>
 */
package org.lintel.plugin;
