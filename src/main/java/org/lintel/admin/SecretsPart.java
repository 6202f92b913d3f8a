package org.lintel.admin;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;

import org.lintel.manage.Entry;

/** The part of the page of a thing that is about its secrets. */
@Named("secrets")
@RequestScoped
public class SecretsPart {

    @Inject
    Console console;

    @Inject
    Registries registries;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private Thing thing;
    private Entry entry;
    private String made;

    /** Of this one, as it is now. */
    void of(Thing kind, Entry one) {
        thing = kind;
        entry = one;
    }

    /** Makes one more. Told in the answer, since it can be told only once; sent again, the form is out of date and makes no second one. */
    void add(Asked asked, long version) {
        made = registries.withSecrets(thing)
                .addSecret(console.operator(), entry.id(), KeptSecret.terms(asked, clock.instant()), version).secret();
    }

    /** The patch after which there is one less. */
    JsonObject without(String secret) {
        return KeptSecret.without(thing, entry, secret);
    }

    /** Whether such a thing authenticates itself by secrets at all. */
    public boolean isUsed() {
        return thing.secrets() != null;
    }

    /** What they are for, where that goes without saying {@code null}. */
    public String getMeaning() {
        return wording.find("secrets.means." + thing.key()).orElse(null);
    }

    public List<KeptSecret> getAll() {
        return KeptSecret.of(thing, entry, clock.instant());
    }

    /** One that was just made, or {@code null}. */
    public String getMade() {
        return made;
    }

    /** Where it is asked whether this one is to be removed. */
    public String askRemoval(KeptSecret secret) {
        return thing.page(entry.id()).with("ask", "remove-secret").with("secret", secret.id()).link();
    }
}
