package org.lintel.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;
import org.lintel.manage.Entry;

/** What authenticates something, as far as it may be seen. */
public record KeptSecret(String id, String description, Instant expires, boolean expired) {

    /** All that this one has. */
    static List<KeptSecret> of(Thing thing, Entry entry, Instant now) {
        return all(thing, entry).stream().map(members -> of(members, now)).toList();
    }

    private static KeptSecret of(Map<?, ?> members, Instant now) {
        Instant expires = members.get("expiration") == null ? null : Instant.parse(members.get("expiration").toString());
        return new KeptSecret((String) members.get("id"), (String) members.get("description"), expires,
                expires != null && expires.isBefore(now));
    }

    /** What was typed for one more. */
    static JsonObject terms(Asked asked, Instant now) {
        Map<String, Object> terms = new LinkedHashMap<>();
        asked.text("description").ifPresent(text -> terms.put("description", text));
        asked.text("days").filter(text -> text.matches("[0-9]{1,5}"))
                .ifPresent(days -> terms.put("expiration", now.plus(Duration.ofDays(Long.parseLong(days))).toString()));
        return JsonText.read(JsonText.write(terms));
    }

    /** The patch after which there is one less. */
    static JsonObject without(Thing thing, Entry entry, String secret) {
        List<?> kept = all(thing, entry).stream().filter(each -> !secret.equals(each.get("id"))).toList();
        return Json.createObjectBuilder().add(thing.secrets(), JsonText.value(kept)).build();
    }

    private static List<? extends Map<?, ?>> all(Thing thing, Entry entry) {
        return entry.members().get(thing.secrets()) instanceof List<?> list ? list.stream().map(each -> (Map<?, ?>) each).toList()
                : List.of();
    }
}
