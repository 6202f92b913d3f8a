package org.lintel.manage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.SigningKey;
import org.lintel.spi.SigningKeys;

/** The keys that are published, with what their certificates say. Never a private one. */
@ApplicationScoped
public class Keys {

    @Inject
    SigningKeys keys;

    /** In the order in which they are published; of each algorithm the first one with a private key signs. */
    public List<Map<String, Object>> all(Operator who) {
        who.reading(Area.KEYS);
        var signing = new HashSet<String>();
        var all = new ArrayList<Map<String, Object>>();
        for (SigningKey key : keys.keys()) {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("kid", key.kid());
            shown.put("algorithm", key.algorithm());
            shown.put("signs", key.privateKey() != null && signing.add(key.algorithm()));
            key.certificates().stream().findFirst().ifPresent(certificate -> {
                shown.put("notBefore", certificate.getNotBefore().toInstant().toString());
                shown.put("notAfter", certificate.getNotAfter().toInstant().toString());
            });
            all.add(shown);
        }
        return all;
    }
}
