/**
 * The backing beans of the user pages: {@code /login}, {@code /consent}, {@code /continue}, {@code /logout},
 * {@code /loggedout}, {@code /permissions}, {@code /password}, {@code /error} and the start page.
 *
 * <p>The pages are stateless <a href="https://jakarta.ee/specifications/faces/4.0/">Jakarta Faces</a> views without any JavaScript. A page
 * is about a kept authorization request ({@link org.lintel.view.CurrentAuthorization}); what the user decides there is noted with that
 * request, and the browser goes back to the authorize endpoint, where all rules run again. So a page decides nothing about the protocol:
 * all that it knows and does goes through {@link org.lintel.spi.Interaction}, as it would for a page of a plug-in.
 *
 * <p>Stateless views protect nothing by themselves: {@link org.lintel.view.FormGuard} looks at every POST before any action runs.
 * {@link org.lintel.view.Failures} sees to it that every failure ends on our own error page. What the pages say,
 * {@link org.lintel.view.Texts} has from {@link org.lintel.language.Languages}.
 */
package org.lintel.view;
