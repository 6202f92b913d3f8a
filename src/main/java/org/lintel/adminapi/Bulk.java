package org.lintel.adminapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response;

import org.lintel.manage.ManagementException;

/** The same for many users in one call: each on its own, so that one who cannot be found hinders no other. */
final class Bulk {

    private static final int MOST = 1_000;

    private Bulk() {
    }

    /**
     * The answer, with an item for each user in the order of the body, and the status that a call of its own would have had.
     *
     * @param body {@code {"subjects": […]}}
     * @param each what is done, and what its item says of it
     * @throws ManagementException if the body is another one; nothing has been done
     */
    static Response of(byte[] body, Function<String, Map<String, Object>> each) {
        List<Map<String, Object>> items = subjects(Body.object(body)).stream().map(subject -> item(subject, each)).toList();
        return Response.ok(Map.of("items", items)).build();
    }

    private static Map<String, Object> item(String subject, Function<String, Map<String, Object>> each) {
        var item = new LinkedHashMap<String, Object>();
        item.put("subject", subject);
        try {
            Map<String, Object> done = each.apply(subject);
            item.put("status", Response.Status.OK.getStatusCode());
            item.putAll(done);
        } catch (ManagementException e) {
            item.put("status", ManagementProblems.status(e));
            item.put("detail", e.getMessage());
        }
        return item;
    }

    private static List<String> subjects(JsonObject object) {
        if (object.size() != 1 || !(object.get("subjects") instanceof JsonArray array) || array.size() > MOST) {
            throw new ManagementException(ManagementException.Reason.INVALID, "The body has subjects, an array of at most " + MOST
                    + ", and nothing else.", "/subjects");
        }
        var subjects = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString subject)) {
                throw new ManagementException(ManagementException.Reason.INVALID, "A subject is a text.", "/subjects/" + i);
            }
            subjects.add(subject.getString());
        }
        return subjects.stream().distinct().toList();
    }
}
