package org.lintel.secret;

import org.lintel.config.Configured;

/** The server key of a test without a server. */
public final class Keys {

    private Keys() {
    }

    public static ServerKey of(Configured configured) {
        var key = new ServerKey();
        key.issuer = configured.issuer();
        key.settings = configured.settings();
        key.load();
        return key;
    }

    public static Pseudonyms pseudonyms(Configured configured) {
        var pseudonyms = new Pseudonyms();
        pseudonyms.issuer = configured.issuer();
        pseudonyms.settings = configured.settings();
        pseudonyms.load();
        return pseudonyms;
    }

    /** Seals secrets of clients with it. */
    public static SealedSecrets sealing(Configured configured) {
        var secrets = new SealedSecrets();
        secrets.serverKey = of(configured);
        return secrets;
    }
}
