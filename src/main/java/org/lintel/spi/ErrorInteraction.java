package org.lintel.spi;

import java.util.Optional;

import org.lintel.model.ErrorContext;

/**
 * Bean: what went wrong, for the error page.
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface ErrorInteraction {

    /** What the error page is about; absent on any other page. */
    Optional<ErrorContext> errorContext();
}
