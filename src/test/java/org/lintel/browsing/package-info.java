/**
 * What a person sees in Chromium: the demo's applications with the real libraries from npm, and the user pages.
 *
 * <p>{@link org.lintel.browsing.Demo} and {@link org.lintel.flow.Lintel} are what they talk to, {@link org.lintel.browsing.Application}
 * and {@link org.lintel.browsing.UserPage} what a person does there.
 */
package org.lintel.browsing;
