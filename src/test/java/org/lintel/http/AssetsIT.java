package org.lintel.http;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;

/** Pages come with all that they need. */
@Tag("http")
@Tag("portability")
class AssetsIT {

    private final Browser browser = Lintel.browser();

    @Test
    void h9_whatThePagesReferToIsThere() {
        Assets.load(browser.open("/"));
        Assets.load(browser.open("/nowhere"));
        Assets.load(browser.authorize(App.JS.with("client_id", "unknown")).isErrorPage());
        var signIn = browser.authorize(Apps.named("asking"));
        Assets.load(signIn);
        var consent = signIn.signIn("alice");
        Assets.load(consent);
        ConsentPage.at(consent);
    }
}
