package org.lintel.json;

import jakarta.json.JsonObject;

import org.lintel.model.Whole;

/**
 * What Lintel stores and reads again, perhaps in another version: while it is brought up to date, two versions work on the same rows. So
 * members that this version does not know are passed over, but for those of a record that counts as a {@link Whole}; and those that are
 * missing have the value of a record that is told nothing. A known member with a value that this version does not understand is an error
 * all the same: its meaning is not guessed. Every shape that was ever stored has a sample in {@code src/test/resources/stored}, and stays
 * readable.
 */
public final class StoredJson {

    private StoredJson() {
    }

    /**
     * The record as JSON text, without the members that would be read so if they were missing: an older version, to which a member is
     * unknown, meets it only where it says something.
     */
    public static String write(Record source) {
        return JsonText.write(RecordJson.write(source, true));
    }

    /**
     * A record that {@link #write} wrote in some version.
     *
     * @param what it is, for complaints
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    public static <T extends Record> T read(Class<T> type, String text, String what) {
        return read(type, JsonText.read(text), null, what);
    }

    /** The same of an object; what it does not mention is as in {@code defaults}. */
    public static <T extends Record> T read(Class<T> type, JsonObject object, T defaults, String what) {
        return RecordReader.TOLERANT.read(type, object, defaults, what);
    }
}
