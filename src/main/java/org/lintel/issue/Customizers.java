package org.lintel.issue;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.TokenDraft;
import org.lintel.plugin.Chains;
import org.lintel.spi.TokenCustomizer;

/** All that plug-ins change in a token. */
@ApplicationScoped
class Customizers {

    @Inject
    Chains chains;

    private List<TokenCustomizer> all;

    @PostConstruct
    void collect() {
        all = chains.members(TokenCustomizer.class);
    }

    void customize(TokenDraft draft) {
        all.forEach(customizer -> customizer.customize(draft));
    }
}
