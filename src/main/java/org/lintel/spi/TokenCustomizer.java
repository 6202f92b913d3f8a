package org.lintel.spi;

import org.lintel.model.TokenDraft;

/** Chain: changes to a token about to be signed. */
public interface TokenCustomizer {

    /** Adds, changes or removes claims of the draft. The claims that Lintel itself relies on ({@code iss}, {@code exp} …) are best left. */
    void customize(TokenDraft draft);
}
