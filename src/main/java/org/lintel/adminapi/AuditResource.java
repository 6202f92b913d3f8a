package org.lintel.adminapi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Operator;
import org.lintel.manage.Audit;
import org.lintel.manage.Page;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditVerification;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/audit}. */
@Path("audit")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class AuditResource implements Endpoint {

    /** One JSON object in a line. */
    static final String LINES = "application/x-ndjson";

    private static final String PATH = Addresses.ADMIN_API + "/audit";

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Operation(
            summary = "A page of the audit log, newest first; all that is asked for, in lines, as application/x-ndjson")
    @GET
    @Produces({MediaType.APPLICATION_JSON, LINES, Problem.TYPE})
    public Response page(@BeanParam AuditSearch search, @QueryParam("after") String after, @Context HttpHeaders headers) {
        Operator operator = access.reading(Area.AUDIT);
        if (headers.getAcceptableMediaTypes().get(0).toString().startsWith(LINES)) {
            AuditQuery all = search.query(Pages.MOST);
            return Response.ok((StreamingOutput) out -> writeLines(operator, all, out), LINES).build();
        }
        AuditQuery query = search.query(Pages.limit(search.limit)).after(after == null ? null : Audit.place(after));
        return Pages.answer(audit.page(operator, query), AuditResource::shown, issuer.address(PATH), search.parameters());
    }

    /** A page at a time: however many there are, few of them are in memory. */
    private void writeLines(Operator operator, AuditQuery all, OutputStream out) throws IOException {
        for (AuditQuery query = all; query != null;) {
            Page<AuditEntry> page = audit.page(operator, query);
            for (AuditEntry entry : page.entries()) {
                out.write((JsonText.write(shown(entry)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            query = page.next() == null ? null : all.after(Audit.place(page.next()));
        }
    }

    @Operation(summary = "Whether entries of the audit log were altered or removed: walks through all of it")
    @GET
    @Path("verification")
    public Response verification() {
        Operator operator = access.reading(Area.AUDIT);
        AuditVerification found = audit.verify(operator);
        var body = new LinkedHashMap<String, Object>();
        body.put("intact", found.intact());
        body.put("entries", found.entries());
        body.put("broken", found.broken());
        body.put("reason", found.reason());
        body.put("purged", found.chain().purged());
        body.put("purgedHash", found.chain().purgedHash());
        body.put("last", found.chain().last());
        body.put("lastHash", found.chain().lastHash());
        return Response.ok(body).build();
    }

    private static Map<String, Object> shown(AuditEntry entry) {
        var record = entry.record();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("position", entry.position());
        shown.put("moment", record.moment().toString());
        shown.put("kind", record.kind());
        shown.put("clientId", record.by().clientId());
        shown.put("subject", record.by().subject());
        shown.put("address", record.by().address());
        shown.put("request", record.by().request());
        if (record.about() != null) {
            var about = new LinkedHashMap<String, Object>();
            about.put("type", record.about().type());
            about.put("id", record.about().id());
            shown.put("about", about);
        }
        shown.put("before", plain(record.before()));
        shown.put("after", plain(record.after()));
        shown.put("previous", entry.previous());
        shown.put("hash", entry.hash());
        return shown;
    }

    private static Map<String, Object> plain(String json) {
        return json == null ? null : JsonText.plain(JsonText.read(json));
    }
}
