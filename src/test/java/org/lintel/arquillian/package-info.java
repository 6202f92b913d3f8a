/**
 * Inside a server, with a plug-in jar in the {@code WEB-INF/lib} of the WAR as built: which bean fills a place. An injection point that
 * resolves proves that the container sees one bean and no second, which no request over HTTP can tell.
 *
 * <p>Each class is a deployment, and on Payara Micro a deployment is a JVM: whatever HTTP can tell is tested with
 * {@link org.lintel.test.Server}.
 */
package org.lintel.arquillian;
