/**
 * The authorization request: what it asks and what must happen next; used by the authorize endpoint and by the pages.
 *
 * <p>{@link org.lintel.request.RequestSources} find its parameters, {@link org.lintel.request.AuthorizeRules} turn them into an
 * {@link org.lintel.request.AuthorizeRequest}, and {@link org.lintel.request.InteractionRules} decide by its {@link org.lintel.request.Ask}
 * between signing in, asking for consent, refusing and going on. When a page is needed
 * the request is sealed into an id ({@link org.lintel.request.KeptRequests}) that works in this browser only; the page notes
 * what the user did and returns to the endpoint, where rules and interactions run again. A page cannot bypass the rules, and
 * {@code prompt=login} is satisfied only by a sign-in that was made for this very request.
 */
package org.lintel.request;
