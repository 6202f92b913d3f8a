package org.lintel.spi;

import org.lintel.model.IntrospectionDraft;

/**
 * Chain: members of a plug-in's own in what the introspection endpoint tells about an active token: "Specific implementations MAY extend
 * this structure with their own service-specific response names" (RFC 7662 §2.2). About a token that is not active, or does not concern the
 * asker, nothing more is ever told, and no customizer is called. Called by many threads at once.
 */
public interface IntrospectionCustomizer {

    /**
     * Adds to the answer, which its reader may keep for a while. What it has already, and {@code active}, {@code cnf} and the like, cannot
     * be added or replaced.
     */
    void customize(IntrospectionDraft draft);
}
