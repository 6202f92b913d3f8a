package org.lintel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class WebXmlTest {

    /** One that is not, and threads of the server wait for held answers again. */
    @Test
    void x36_everyFilterAndServletLetsAnswersBeSentLater() throws IOException {
        Document xml = Jsoup.parse(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")), "", Parser.xmlParser());
        assertThat(xml.select("filter, servlet")).isNotEmpty()
                .allSatisfy(
                        one -> assertThat(one.select("async-supported")).as(one.text()).extracting(Element::text).containsExactly("true"));
    }
}
