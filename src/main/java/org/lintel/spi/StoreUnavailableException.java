package org.lintel.spi;

/**
 * What a store keeps its data in cannot be reached at the moment: it may be tried again later. Any method of a store may throw it; whoever
 * asked Lintel is told to come back.
 */
public class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what cannot be reached, for the log */
    public StoreUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
