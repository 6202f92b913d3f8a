package org.lintel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What settings say, as what it stands for; a text that stands for nothing is a {@link ConfigurationException} that names the setting. */
final class Values {

    private Values() {
    }

    static String text(Setting setting) {
        return Settings.read(setting).orElseThrow(() -> new ConfigurationException(setting, "is needed"));
    }

    /** Separated by commas. */
    static List<String> list(Setting setting) {
        return Settings.read(setting).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .filter(value -> !value.isEmpty()).toList();
    }

    static Optional<Path> path(Setting setting) {
        return Settings.read(setting).map(Path::of).map(Path::toAbsolutePath);
    }

    static int number(Setting setting, int least, int most) {
        String text = text(setting);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new ConfigurationException(setting, "is a number from " + least + " to " + most + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    static boolean truth(Setting setting) {
        String text = text(setting);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationException(setting, "is true or false, not \"" + text + "\"");
        };
    }

    /** Whether it is {@code on} rather than {@code off}. */
    static boolean on(Setting setting) {
        String text = text(setting);
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new ConfigurationException(setting, "is on or off, not \"" + text + "\"");
        };
    }

    static Duration duration(Setting setting) {
        return duration(setting, Duration.ofSeconds(1));
    }

    /** Empty for {@code off}. */
    static Optional<Duration> durationOrOff(Setting setting) {
        return "off".equals(text(setting)) ? Optional.empty() : Optional.of(duration(setting));
    }

    static Duration duration(Setting setting, Duration least) {
        String text = text(setting);
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) < 0) {
                throw new ConfigurationException(setting, "is at least " + least);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(setting, "is an ISO 8601 duration such as PT10H, not \"" + text + "\"");
        }
    }
}
