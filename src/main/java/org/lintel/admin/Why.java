package org.lintel.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Refusals;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation.Comparison;
import org.lintel.model.RefusalQuery;

/** Why a request was refused, and which option would have to be another for it. */
@Named("why")
@RequestScoped
public class Why {

    private static final int RECENT = 5;

    /** What a parameter is compared with. */
    private static final Map<String, String> OPTIONS = Map.of("redirect_uri", "redirectUris",
            "post_logout_redirect_uri", "postLogoutRedirectUris", "scope", "allowedScopes");

    @Inject
    Console console;

    @Inject
    Refusals refusals;

    @Inject
    Clients clients;

    private Asked asked;
    private Refusal refusal;
    private boolean clientKnown;
    private String message;

    /** For the page that this is a part of. */
    void look() {
        asked = Asked.now();
        if (getNumber() == null) {
            return;
        }
        try {
            refusal = refusals.find(console.operator(), getNumber());
            clientKnown = refusal.clientId() != null && known(refusal.clientId());
        } catch (ManagementException e) {
            Console.refused(e);
            message = e.getMessage();
        }
    }

    private boolean known(String clientId) {
        try {
            clients.find(console.operator(), clientId);
            return true;
        } catch (ManagementException e) {
            return false;
        }
    }

    public boolean isReadable() {
        return console.mayRead(Area.REFUSALS);
    }

    /** What is looked up, or {@code null}. */
    public String getNumber() {
        return asked.text("number").orElse(null);
    }

    /** What is known of it, or {@code null}. */
    public Refusal getRefusal() {
        return refusal;
    }

    /** Why nothing is known, or {@code null}. */
    public String getMessage() {
        return message;
    }

    public List<Refusal> getRecent() {
        return refusals.page(console.operator(), RefusalQuery.newest(RECENT)).entries();
    }

    public String addressOf(Refusal other) {
        return new Address(Address.ACTIVITY).with("number", other.number()).link();
    }

    /** That of the application, or {@code null} if it is not known. */
    public String getClientAddress() {
        return clientKnown ? Address.client(refusal.clientId()).link() : null;
    }

    /** Where the option stands with what came beside what is registered, for an operator to save; {@code null} if there is none. */
    public String proposal(Comparison compared) {
        String option = OPTIONS.get(compared.parameter());
        if (!clientKnown || option == null || compared.difference() == null || !console.looksAfter(refusal.clientId())) {
            return null;
        }
        var values = new ArrayList<>(compared.registered());
        List.of(compared.parameter().equals("scope") ? compared.received().split(" +") : new String[] {compared.received()}).stream()
                .filter(value -> !values.contains(value)).forEach(values::add);
        return Address.client(refusal.clientId()).with("changes", JsonText.write(Map.of(option, values))).link() + "#"
                + Field.parameter(option);
    }
}
