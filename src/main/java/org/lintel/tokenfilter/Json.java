package org.lintel.tokenfilter;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Reading JSON of another party. */
final class Json {

    /** A member that comes twice is an error: "Claim Names … MUST be unique" (RFC 7519 §4), and so with the other documents. */
    private static final JsonReaderFactory READERS = JsonProvider.provider()
            .createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    /** Digits of a NumericDate that is worth reading. */
    private static final int LONGEST_TIME = 12;

    private Json() {
    }

    /** The object that the bytes are. */
    static Optional<JsonObject> object(byte[] utf8) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8)) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** A NumericDate (RFC 7519 §2), in whole seconds; numbers that no time can have count as none. */
    static OptionalLong time(JsonObject object, String member) {
        if (!(object.get(member) instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        BigDecimal time = number.bigDecimalValue();
        boolean sane = Math.abs((long) time.precision() - time.scale()) <= LONGEST_TIME && time.scale() <= LONGEST_TIME;
        return sane ? OptionalLong.of(time.longValue()) : OptionalLong.empty();
    }

    /** The texts of a list, or the one text that stands there instead. */
    static Set<String> texts(JsonObject object, String member) {
        JsonValue value = object.get(member);
        var texts = new LinkedHashSet<String>();
        if (value instanceof JsonString text) {
            texts.add(text.getString());
        } else if (value instanceof JsonArray list) {
            list.forEach(element -> {
                if (element instanceof JsonString text) {
                    texts.add(text.getString());
                }
            });
        }
        return texts;
    }

    /** The same, with a text taken for words with spaces between, as in {@code scope}. */
    static Set<String> words(JsonObject object, String member) {
        if (object.get(member) instanceof JsonString text) {
            var words = new LinkedHashSet<>(Arrays.asList(text.getString().split(" +")));
            words.remove("");
            return words;
        }
        return texts(object, member);
    }
}
