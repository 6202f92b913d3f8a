package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The options that matter are called something in German, too, and nothing else is. */
class LabelsTest {

    private static final String PREFIX = "console.option.";

    @Test
    void everyOptionThatMattersHasAGermanNameAndMeaning() throws IOException {
        var german = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/org/lintel/language/texts_de.properties"))) {
            german.load(file);
        }
        var wanted = new TreeSet<String>();
        for (Thing thing : Thing.values()) {
            shown(thing).map(field -> PREFIX + thing.key() + "." + field.name()).forEach(key -> {
                wanted.add(key);
                wanted.add(key + ".means");
            });
        }
        Stream.concat(Stream.of("username"), StandardClaim.ALL.keySet().stream()).map(claim -> PREFIX + "claim." + claim).forEach(key -> {
            wanted.add(key);
            wanted.add(key + ".means");
        });
        var said = new TreeSet<>(german.stringPropertyNames());
        said.removeIf(key -> !key.startsWith(PREFIX));
        assertThat(said).containsExactlyElementsOf(wanted);
    }

    /** On the page of one, and where a new one is made; an application is made in another way. */
    private static Stream<Field> shown(Thing thing) {
        Stream<Field> page = OptionsForm.of(thing, Map.of(), Map.of()).fields().stream().filter(field -> !field.option().advanced());
        return thing == Thing.CLIENT ? page : Stream.concat(page, OptionsForm.anew(thing, Map.of()).fields().stream());
    }
}
