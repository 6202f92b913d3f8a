package org.lintel.spi;

import org.lintel.model.TokenDraft;

/** Chain: changes to a token about to be signed. */
public interface TokenCustomizer {

    /** Adds, changes or removes claims of the draft. Do not change those that Lintel itself relies on ({@code iss}, {@code exp} …). */
    void customize(TokenDraft draft);
}
