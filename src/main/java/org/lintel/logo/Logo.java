package org.lintel.logo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lintel.fetch.Fetched;

/**
 * A picture that browsers show.
 *
 * @param type its media type, told by the bytes themselves, not by the server that they come from, except for SVG
 */
record Logo(byte[] bytes, String type) {

    /** How the formats begin; read as Latin-1, in which every byte is a character. */
    private static final Map<Pattern, String> BEGINNINGS = Map.of(
            Pattern.compile("\\x89PNG\\r\\n\\x1A\\n"), "image/png",
            Pattern.compile("\\xFF\\xD8\\xFF"), "image/jpeg",
            Pattern.compile("GIF8[79]a"), "image/gif",
            Pattern.compile("RIFF....WEBP", Pattern.DOTALL), "image/webp");

    /** SVG is text, and begins with what any XML may begin with: here its server has to say so. */
    private static final String SVG = "image/svg+xml";

    /** Absent for what is no picture of a known format. */
    static Optional<Logo> of(Fetched document) {
        if (document.contentType() != null && document.contentType().split(";", 2)[0].strip().equalsIgnoreCase(SVG)) {
            return Optional.of(new Logo(document.body(), SVG));
        }
        String text = new String(document.body(), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream().filter(format -> format.getKey().matcher(text).lookingAt()).findFirst()
                .map(format -> new Logo(document.body(), format.getValue()));
    }
}
