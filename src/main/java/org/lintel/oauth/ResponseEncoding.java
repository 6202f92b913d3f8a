package org.lintel.oauth;

import org.lintel.spi.ResponseEncoder;

/**
 * How the response to an authorization request travels.
 *
 * @param encoder     the one of the mode that was asked for, or of the default
 * @param defaultMode the mode where none is asked for
 */
public record ResponseEncoding(ResponseEncoder encoder, String defaultMode) {
}
