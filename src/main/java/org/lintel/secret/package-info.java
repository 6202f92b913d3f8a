/**
 * The one server key and what is made of it. {@link org.lintel.secret.ServerKey} gives every purpose a key of its own by HKDF
 * (<a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>), so that nothing made for one purpose is good for another.
 */
package org.lintel.secret;
