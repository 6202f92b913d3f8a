/**
 * The lintel-token-filter: lets only requests with a valid access token into a Jakarta REST application (RFC 6750). It is a jar of its own,
 * for applications that need not know Lintel and may trust another provider; it needs Jakarta EE 10, nothing else, and imports nothing of
 * this product.
 *
 * <p>{@link org.lintel.tokenfilter.TokenFilter} is found by scanning and sets up two stages. {@code AuthenticationFilter} looks at a token
 * if there is one: {@code TokenValidation} asks the authority (RFC 7662) or checks a JWT with the authority's keys (RFC 9068), as
 * {@link org.lintel.tokenfilter.TokenFilterOptions} says. {@code AuthorizationFilter} then decides by the annotations of the method whether
 * what is there suffices. {@code TokenCallers} tells Jakarta Security. {@code Authority} is all that is known of the authority: fetched
 * when first needed, kept, fetched anew in due course. Where the authority cannot be asked, every request with a token is refused: 503.
 */
package org.lintel.tokenfilter;
