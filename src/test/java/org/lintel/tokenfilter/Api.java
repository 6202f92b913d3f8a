package org.lintel.tokenfilter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.Ports;
import org.lintel.test.Server;
import org.lintel.tokenfilter.probe.Probe;

/** The sample Api as built, with the probe in it, on a server of its own: started at the first call, stopped with this JVM. */
final class Api {

    /** Where the authority of {@code /other} is, when somebody starts it. */
    static final int OTHER_AUTHORITY = Ports.free();

    private static Server server;

    private Api() {
    }

    static Path war() {
        return Built.target("samples/api/target/api.war");
    }

    static synchronized Server server() {
        if (server == null) {
            server = Server.named("api").war(war()).plugin(probe())
                    .setting("lintel.api.authority", Lintel.server().address())
                    .setting("probe.other-authority", "http://localhost:" + OTHER_AUTHORITY)
                    .readyPath("/probe/open").start();
        }
        return server;
    }

    static Answer get(String path, String... headers) {
        return Answer.get(server().at(path), headers);
    }

    static Answer getWith(String token, String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        return get(path, all);
    }

    private static Path probe() {
        try {
            Path jar = Files.createDirectories(Built.own("http-suite")).resolve("probe.jar");
            ShrinkWrap.create(JavaArchive.class).addPackage(Probe.class.getPackage()).as(ZipExporter.class).exportTo(jar.toFile(), true);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
