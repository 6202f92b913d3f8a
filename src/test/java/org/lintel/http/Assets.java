package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;

import org.lintel.flow.Answer;
import org.lintel.flow.Visit;

/** What a page makes a browser load. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of("css", "text/css", "svg", "image/svg+xml");

    private Assets() {
    }

    /** Everything is there, with the right type. */
    static void load(Visit page) {
        List<String> addresses = new ArrayList<>();
        for (Element element : page.document().select("link[href], img[src], script[src]")) {
            addresses.add(element.absUrl(element.hasAttr("src") ? "src" : "href"));
        }
        assertThat(addresses).isNotEmpty().allSatisfy(address -> {
            assertThat(address).as("nothing of others").startsWith(page.browser().server().address() + "/");
            Answer answer = Answer.get(page.address().resolve(address));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith(TYPES.get(address.substring(address.lastIndexOf('.') + 1)));
        });
    }
}
