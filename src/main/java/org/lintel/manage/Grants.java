package org.lintel.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.account.Permissions;
import org.lintel.model.Scope;
import org.lintel.model.UserGrant;

/** What users let clients do: remembered consents and what clients have tokens of, together. */
@ApplicationScoped
public class Grants {

    @Inject
    Permissions permissions;

    @Inject
    Audit audit;

    /** What is taken back, for the audit log. */
    private record Consented(String clientId) {
    }

    /** What the user lets clients do. */
    public List<Map<String, Object>> of(Operator who, String subject) {
        who.reading(Area.GRANTS);
        return permissions.of(subject).stream().map(Grants::shown).toList();
    }

    /** Takes back what the user lets the client do; whether there was anything. */
    public boolean revoke(Operator who, String subject, String clientId) {
        who.writing(Area.GRANTS);
        audit.changed(who, "user.client-revoked", subject, new Consented(clientId), null);
        return permissions.revokeClient(subject, clientId);
    }

    private static Map<String, Object> shown(UserGrant grant) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("clientId", grant.clientId());
        shown.put("clientName", grant.clientName());
        shown.put("scopes", grant.scopes().stream().map(Scope::name).toList());
        shown.put("since", grant.since().toString());
        shown.put("until", grant.until() == null ? null : grant.until().toString());
        shown.put("consent", grant.consent());
        shown.put("tokens", grant.tokens());
        return shown;
    }
}
