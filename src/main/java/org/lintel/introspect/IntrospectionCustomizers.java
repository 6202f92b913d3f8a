package org.lintel.introspect;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.AccessToken;
import org.lintel.model.AddedMembers;
import org.lintel.model.IntrospectionDraft;
import org.lintel.plugin.Chains;
import org.lintel.spi.IntrospectionCustomizer;

/** All that plug-ins add to what is told about an active token. */
@ApplicationScoped
class IntrospectionCustomizers {

    /** Beside the claims of access tokens: what an asker could decide by (RFC 7662 §2.2, RFC 8705 §3.2, RFC 8693 §4, RFC 9396 §9.2). */
    private static final Set<String> PROTOCOL = Set.of("active", "token_type", "cnf", "act", "may_act", "authorization_details");

    @Inject
    Chains chains;

    private List<IntrospectionCustomizer> all;

    @PostConstruct
    void collect() {
        all = chains.members(IntrospectionCustomizer.class);
    }

    /** @param subject {@code null} where the client acts for itself */
    Map<String, Object> customized(String asker, String subject, Map<String, Object> answer) {
        if (all.isEmpty()) {
            return answer;
        }
        Set<String> taken = new HashSet<>(PROTOCOL);
        taken.addAll(AccessToken.PROTOCOL);
        taken.addAll(answer.keySet());
        var draft = new IntrospectionDraft(asker, subject, Collections.unmodifiableMap(answer), new AddedMembers(taken));
        all.forEach(customizer -> customizer.customize(draft));
        var more = new LinkedHashMap<>(answer);
        more.putAll(draft.members().values());
        return more;
    }
}
