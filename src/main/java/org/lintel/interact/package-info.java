/**
 * What pages may know and do, those of plug-ins and ours: {@link org.lintel.spi.Interaction} and its facets, each implemented by a class of
 * its own. It joins packages that do not know one another: the waiting request ({@link org.lintel.request}), signing in
 * ({@link org.lintel.signin}) and the session ({@link org.lintel.session}). That of the user's own account stands in
 * {@link org.lintel.account}.
 */
package org.lintel.interact;
