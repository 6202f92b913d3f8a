/**
 * How authorization responses travel to clients: by a chain of {@link org.lintel.spi.ResponseEncoder}s, of which
 * {@link org.lintel.response.ResponseModes} finds the one that a request names.
 */
package org.lintel.response;
