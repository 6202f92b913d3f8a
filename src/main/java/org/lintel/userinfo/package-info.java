/** {@code /connect/userinfo} (OpenID Connect Core §5.3): the claims of the user for whom an access token was issued. */
package org.lintel.userinfo;
