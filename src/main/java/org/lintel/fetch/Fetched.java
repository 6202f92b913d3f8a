package org.lintel.fetch;

/**
 * A document that was fetched.
 *
 * @param contentType as the server said it, or {@code null}
 */
public record Fetched(byte[] body, String contentType) {
}
