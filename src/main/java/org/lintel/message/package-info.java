/**
 * Sign-out state across redirects: the typed front of {@link org.lintel.spi.MessageStore}. The id of a message travels as {@code logoutId}.
 */
package org.lintel.message;
