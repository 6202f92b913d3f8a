package org.lintel.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/** Which version runs here. */
@ApplicationScoped
public class BuildReadings implements Readings {

    private String version;

    @PostConstruct
    void read() {
        try (InputStream in = BuildReadings.class.getResourceAsStream("version")) {
            version = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the build. */
    public String value() {
        return version;
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.gauge("lintel_build_info", "Always 1; the version is in the label.", 1).with("version", version));
    }
}
