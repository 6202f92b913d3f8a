/**
 * {@code /connect/authorize} (RFC 6749 §3.1, OpenID Connect Core §3). The endpoint asks {@link org.lintel.request.AuthorizeRules} whether
 * the request is in order and {@link org.lintel.request.InteractionRules} what comes next, then shows a page or gives the answer, which
 * {@link org.lintel.authorize.SuccessfulResponses} makes.
 */
package org.lintel.authorize;
