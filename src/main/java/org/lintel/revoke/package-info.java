/**
 * {@code /connect/revocation} (<a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>): a client has no more use for a token. With
 * it goes everything that came of the same authorization: refresh tokens, references, and JWTs wherever Lintel is asked. A JWT that an API
 * checks by itself lives to its {@code exp}.
 */
package org.lintel.revoke;
