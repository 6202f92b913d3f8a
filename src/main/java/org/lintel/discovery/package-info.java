/**
 * {@code /.well-known/…}: what this provider can do (OpenID Connect Discovery §4, RFC 8414) and the keys that verify its tokens. The
 * document is generated from what is installed; a plug-in's grant or authentication method shows up by itself.
 */
package org.lintel.discovery;
