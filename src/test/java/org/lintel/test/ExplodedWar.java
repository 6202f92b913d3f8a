package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The WAR, unpacked, with plug-in jars laid into {@code WEB-INF/lib}. */
final class ExplodedWar {

    private ExplodedWar() {
    }

    static Path in(Path folder, ServerSetup setup) {
        Folders.unzip(setup.war(), folder);
        try {
            for (Path plugin : setup.plugins()) {
                Files.copy(plugin, folder.resolve("WEB-INF/lib").resolve(plugin.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
