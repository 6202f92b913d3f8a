package org.lintel.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.lintel.json.JsonText;
import org.lintel.json.MaskedChange;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;

/** What becomes another one when the configuration file is taken over, for the audit log. Not thread-safe. */
public final class FileChanges {

    /** Nobody has signed in, and it comes from nowhere: that it was the file is all there is to say. */
    private static final AuditActor FILE = new AuditActor(null, null, "configuration file", null);

    private final Instant moment;
    private final List<AuditRecord> records = new ArrayList<>();

    public FileChanges(Instant moment) {
        this.moment = moment;
    }

    /**
     * Notes a change, unless there is none.
     *
     * @param type   such as {@code client}
     * @param before {@code null} where there was nothing
     * @param after  {@code null} where there is nothing any more
     * @return whether there is one
     */
    public boolean note(String type, String id, @Nullable Record before, @Nullable Record after) {
        if (before == null ? after == null : before.equals(after)) {
            return false;
        }
        String word = before == null ? "created" : after == null ? "removed" : "changed";
        var change = MaskedChange.of(before, after);
        records.add(new AuditRecord(moment, type + "." + word, FILE, new AuditObject(type, id), json(change.before()),
                json(change.after())));
        return true;
    }

    /** Notes how a list differs from the one before. */
    public <T extends Record> void note(String type, Function<T, String> id, List<T> before, List<T> after) {
        Map<String, T> old = byId(id, before);
        Map<String, T> now = byId(id, after);
        Set<String> ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(now.keySet());
        ids.forEach(each -> note(type, each, old.get(each), now.get(each)));
    }

    private static <T> Map<String, T> byId(Function<T, String> id, List<T> entries) {
        var byId = new LinkedHashMap<String, T>();
        entries.forEach(entry -> byId.put(id.apply(entry), entry));
        return byId;
    }

    private static @Nullable String json(@Nullable Map<String, Object> members) {
        return members == null ? null : JsonText.write(members);
    }

    /** The ids of what was there before and is another one now, or is gone. */
    public List<String> known() {
        return records.stream().filter(record -> record.before() != null).map(record -> record.about().id()).toList();
    }

    /** In the order in which they were noted. */
    public List<AuditRecord> records() {
        return List.copyOf(records);
    }
}
