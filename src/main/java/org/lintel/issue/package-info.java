/**
 * Makes codes and tokens out of an {@link org.lintel.model.Authorization}, and reads them again. A code is a stored authorization under a
 * hashed handle; an access token is a JWT (<a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>) that nothing is stored for;
 * a {@linkplain org.lintel.issue.RefreshTokens refresh token} is a stored authorization again, used once and followed by the next one.
 *
 * <p>Every authorization of a user starts a family and leaves one row ({@link org.lintel.issue.Families}): that of its code, or one
 * of its own. When a code is presented twice, when the user takes back what a client may do or signs out, the family is revoked, and what
 * was issued from it is worth nothing where we are asked: {@link org.lintel.issue.AccessTokens#read} looks at the family. A JWT that an API
 * checks by itself lives to its {@code exp}.
 */
package org.lintel.issue;
