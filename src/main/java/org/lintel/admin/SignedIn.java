package org.lintel.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.lintel.browser.Device;

/**
 * A session as a row.
 *
 * @param device   what people call it; {@code null} if that is not known
 * @param agent    what the browser called itself
 * @param clients  ids of the applications that have received something
 * @param endAddress where it is asked whether it is to end
 */
public record SignedIn(String sid, String subject, Device device, String agent, Instant since, Instant lastSeen, List<String> clients,
        String endAddress) {

    /** @param page that shows it */
    static SignedIn of(Map<String, Object> session, Address page) {
        String agent = (String) session.get("device");
        String sid = (String) session.get("sid");
        List<?> clients = (List<?>) session.get("clients");
        return new SignedIn(sid, (String) session.get("subject"), Device.of(agent).orElse(null), agent, moment(session, "created"),
                moment(session, "lastSeen"), clients.stream().map(Object::toString).toList(),
                page.with("ask", "end-session").with("sid", sid).link());
    }

    private static Instant moment(Map<String, Object> session, String name) {
        return Instant.parse((String) session.get(name));
    }

    public String userAddress() {
        return Address.user(subject).link();
    }

    public String clientAddress(String clientId) {
        return Address.client(clientId).link();
    }
}
