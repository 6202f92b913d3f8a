/**
 * The console at {@code /admin}: pages on which people manage what programs manage at {@code /admin/api}. Its beans read and call
 * {@link org.lintel.manage}, which has the rules, the rights and the audit lines, and nothing else; what is looked at stands in the
 * address.
 *
 * <p>The pages are stateless <a href="https://jakarta.ee/specifications/faces/4.0/">Jakarta Faces</a> views, as the user pages are: there
 * is no session and no view state. A page begins in {@link org.lintel.admin.Console}, which knows who is there and what they may; a form
 * is an ordinary one that {@code view.FormGuard} has looked at, and what it changes goes through
 * {@link org.lintel.admin.Console#change}. The one script only makes it more comfortable (decision 47).
 */
package org.lintel.admin;
