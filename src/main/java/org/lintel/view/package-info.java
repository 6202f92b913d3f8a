/**
 * The backing beans of the user pages: {@code /login}, {@code /consent}, {@code /continue}, {@code /logout},
 * {@code /loggedout}, {@code /permissions}, {@code /password}, {@code /error} and the start page.
 *
 * <p>The pages are stateless <a href="https://jakarta.ee/specifications/faces/4.0/">Jakarta Faces</a> views without any JavaScript. A page
 * is about a kept authorization request ({@link org.lintel.view.CurrentAuthorization}); whatever the user decides there is noted with
 * that request, and the browser goes back to the authorize endpoint, where all rules run again. So a page decides nothing about the
 * protocol: whatever it knows and does goes through {@link org.lintel.spi.Interaction}, as it would for anybody else's page.
 *
 * <p>Stateless views protect nothing by themselves: {@link org.lintel.view.FormGuard} looks at every POST before any action runs.
 * {@link org.lintel.view.Failures} sees to it that whatever goes wrong ends on our own error page. What the pages say,
 * {@link org.lintel.view.Texts} has from {@link org.lintel.language.Languages}.
 */
package org.lintel.view;
