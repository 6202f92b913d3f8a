package org.lintel.tokenfilter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import org.lintel.tokenfilter.TokenFilterOptions.Mode;
import org.lintel.tokenfilter.TokenFilterOptions.Protect;

/** The options as texts under the names of the settings. */
final class ConfiguredOptions {

    static final String PREFIX = "lintel.api.";

    private final Map<String, String> texts;

    private ConfiguredOptions(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** The only method that needs MicroProfile Config. */
    static TokenFilterOptions.Builder fromMicroProfile() {
        Config config = ConfigProvider.getConfig();
        var texts = new TreeMap<String, String>();
        for (String name : NAMES) {
            config.getOptionalValue(PREFIX + name, String.class).ifPresent(text -> texts.put(name, text));
        }
        StreamSupport.stream(config.getPropertyNames().spliterator(), false).filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                // environment variables show up under names in which a dot stands for a hyphen
                .filter(name -> NAMES.stream().noneMatch(known -> known.replace('-', '.').equals(name.replace('-', '.'))))
                .forEach(name -> texts.put(name, ""));
        return read(texts);
    }

    /** @throws IllegalArgumentException if one is unknown or not what it should be */
    static TokenFilterOptions.Builder read(Map<String, String> texts) {
        var builder = TokenFilterOptions.builder();
        new ConfiguredOptions(texts).fill(builder);
        return builder;
    }

    private static final List<String> NAMES = List.of("authority", "client-id", "client-secret", "required-scopes", "mode", "protect",
            "audience", "algorithms", "token-types", "clock-skew", "clock-lag", "name-claim", "role-claim", "cache-duration", "cache-size",
            "metadata-lifetime", "key-refresh-pause", "timeout", "keep-token", "allowed-origins", "resource", "require-https");

    private void fill(TokenFilterOptions.Builder builder) {
        for (String name : texts.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("There is no setting " + PREFIX + name + "; there are " + String.join(", ", NAMES));
            }
        }
        take("authority", Function.identity(), builder::authority);
        take("client-id", Function.identity(), builder::clientId);
        take("client-secret", Function.identity(), builder::clientSecret);
        take("required-scopes", ConfiguredOptions::array, builder::requiredScopes);
        take("mode", text -> constant(Mode.class, text), builder::mode);
        take("protect", text -> constant(Protect.class, text), builder::protect);
        take("audience", Function.identity(), builder::audience);
        take("algorithms", ConfiguredOptions::list, builder::algorithms);
        take("token-types", ConfiguredOptions::list, builder::tokenTypes);
        take("clock-skew", ConfiguredOptions::duration, builder::clockSkew);
        take("clock-lag", ConfiguredOptions::duration, builder::clockLag);
        take("name-claim", Function.identity(), builder::nameClaim);
        take("role-claim", Function.identity(), builder::roleClaim);
        take("cache-duration", ConfiguredOptions::duration, builder::cacheDuration);
        take("cache-size", ConfiguredOptions::number, builder::cacheSize);
        take("metadata-lifetime", ConfiguredOptions::duration, builder::metadataLifetime);
        take("key-refresh-pause", ConfiguredOptions::duration, builder::keyRefreshPause);
        take("timeout", ConfiguredOptions::duration, builder::timeout);
        take("keep-token", ConfiguredOptions::truth, builder::keepToken);
        take("allowed-origins", ConfiguredOptions::array, builder::allowedOrigins);
        take("resource", Function.identity(), builder::resource);
        take("require-https", ConfiguredOptions::truth, builder::requireHttps);
    }

    private <T> void take(String name, Function<String, T> type, Consumer<T> option) {
        Optional.ofNullable(texts.get(name)).map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> {
            T value;
            try {
                value = type.apply(text);
            } catch (IllegalArgumentException e) {
                // without the cause, which would be all that some servers show
                throw new IllegalArgumentException(PREFIX + name + " cannot be \"" + text + "\": it is " + e.getMessage());
            }
            option.accept(value);
        });
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String[] array(String text) {
        return list(text).toArray(String[]::new);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> word(constant).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(type.getEnumConstants()).map(ConfiguredOptions::word).toList()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("an ISO 8601 duration such as PT5S");
        }
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number");
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
