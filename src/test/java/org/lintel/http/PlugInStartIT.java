package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.faulty.Sinks;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;
import org.lintel.twins.Twins;

/** Plug-ins that would be missing without a word. */
@Tag("http")
@Tag("portability")
class PlugInStartIT {

    private static final int FROM_A_FUTURE = 143;

    @Test
    void x62_aPlugInForANewerJavaStopsTheStart(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("newer.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar)); InputStream type = Sinks.class.getResourceAsStream("Sinks.class")) {
            byte[] content = type.readAllBytes();
            content[7] = (byte) FROM_A_FUTURE;
            zip.putNextEntry(new ZipEntry("org/lintel/faulty/Sinks.class"));
            zip.write(content);
        }
        stops(Server.named("newer-plug-in").plugin(jar), "newer.jar: org.lintel.faulty.Sinks was compiled for Java 99, but this is Java ");
    }

    @Test
    void x62_aPlaceThatAPlugInIsToFillAndDoesNotStopsTheStart() {
        stops(Server.named("no-plug-in").setting("lintel.users", "plugin"), "lintel.users: no plug-in fills UserStore");
    }

    @Test
    void x62_twoMethodsOfOneNameStopTheStart(@TempDir Path folder) {
        Path jar = folder.resolve("twins.jar");
        ShrinkWrap.create(JavaArchive.class).addClasses(Twins.class, Twins.One.class, Twins.Other.class).as(ZipExporter.class)
                .exportTo(jar.toFile());
        stops(Server.named("twin-plug-ins").plugin(jar),
                "The ClientAuthenticator \"house_badge\" is there twice, in " + Twins.One.class.getName()
                        + " and in " + Twins.Other.class.getName() + ": take one of them away");
    }

    private static void stops(ServerSetup setup, String sentence) {
        assertThatIllegalStateException().isThrownBy(() -> setup.start().close()).withMessageContaining("The deployment failed")
                .satisfies(failure -> assertThat(log(failure.getMessage())).contains("Lintel does not start: " + sentence));
    }

    /** All of it, of which the complaint of the server has the end. */
    private static String log(String complaint) throws IOException {
        Matcher file = Pattern.compile("; (\\S+) says:").matcher(complaint);
        assertThat(file.find()).as(complaint).isTrue();
        return Files.readString(Path.of(file.group(1)));
    }
}
