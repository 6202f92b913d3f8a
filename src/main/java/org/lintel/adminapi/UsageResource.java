package org.lintel.adminapi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.lintel.json.RecordJson;
import org.lintel.manage.Area;
import org.lintel.manage.ManagementException;
import org.lintel.manage.MonthUsage;
import org.lintel.manage.Operator;
import org.lintel.manage.Page;
import org.lintel.manage.Usage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/usage}. */
@Path("usage")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class UsageResource implements Endpoint {

    /** RFC 4180. */
    static final String CSV = "text/csv";

    private static final String CSV_HEADER = "month,clientId,requests,refused,tokens,activeUsers\r\n";
    private static final String PATH = Addresses.ADMIN_API + "/usage";

    @Inject
    Access access;

    @Inject
    Usage usage;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Operation(summary = "What clients used, newest month first: a page; all that is asked for as text/csv, or in lines as"
            + " application/x-ndjson")
    @GET
    @Produces({MediaType.APPLICATION_JSON, AuditResource.LINES, CSV, Problem.TYPE})
    public Response page(@QueryParam("month") String month, @QueryParam("clientId") String client, @QueryParam("after") String after,
            @QueryParam("limit") String limit, @Context HttpHeaders headers) {
        Operator operator = access.reading(Area.USAGE);
        UsageQuery all = UsageQuery.all(Pages.MOST).in(month == null ? null : month(month)).of(client);
        String wanted = headers.getAcceptableMediaTypes().get(0).toString();
        if (wanted.startsWith(AuditResource.LINES)) {
            return whole(operator, all, "", row -> JsonText.write(RecordJson.write(row)) + "\n", AuditResource.LINES);
        }
        if (wanted.startsWith(CSV)) {
            return whole(operator, all, CSV_HEADER, UsageResource::csv, CSV + ";charset=UTF-8");
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("month", month);
        parameters.put("clientId", client);
        parameters.put("limit", limit);
        var query = new UsageQuery(all.month(), all.clientId(), after == null ? null : Usage.place(after), Pages.limit(limit));
        return Pages.answer(usage.page(operator, query), RecordJson::write, issuer.address(PATH), parameters);
    }

    @Operation(summary = "What all clients used in this month together: a user of several of them is one")
    @GET
    @Path("{month}")
    public Response total(@PathParam("month") String month) {
        Operator operator = access.reading(Area.USAGE);
        return Response.ok(RecordJson.write(usage.total(operator, month(month)))).build();
    }

    @Operation(summary = "How often what happened, in each step of the hour, day or month that ends now, on all nodes together")
    @GET
    @Path("events")
    public Response events(@QueryParam("period") String period) {
        Operator operator = access.reading(Area.USAGE);
        Period known = Stream.of(Period.values()).filter(each -> word(each).equals(period)).findFirst()
                .orElseThrow(() -> new ManagementException(ManagementException.Reason.INVALID, "period is hour, day or month."));
        List<Map<String, Object>> items = usage.events(operator, known).stream().sorted(EventCount.ORDER).map(UsageResource::item).toList();
        return Response.ok(Map.of("items", items)).build();
    }

    private static Map<String, Object> item(EventCount count) {
        var item = new LinkedHashMap<String, Object>();
        item.put("begins", count.begins().toString());
        item.put("kind", word(count.kind()));
        item.put("label", count.label());
        item.put("number", count.number());
        return item;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A page at a time: however many there are, few of them are in memory. */
    private Response whole(Operator operator, UsageQuery all, String before, Function<MonthUsage, String> row, String type) {
        Page<MonthUsage> first = usage.page(operator, all);
        return Response.ok((StreamingOutput) out -> {
            write(before, out);
            for (Page<MonthUsage> page = first; page != null;) {
                for (MonthUsage each : page.entries()) {
                    write(row.apply(each), out);
                }
                page = page.next() == null ? null : usage.page(operator, all.after(Usage.place(page.next())));
            }
        }, type).build();
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(MonthUsage row) {
        return row.month() + ",\"" + row.clientId().replace("\"", "\"\"") + "\"," + row.requests() + "," + row.refused() + ","
                + row.tokens() + "," + row.activeUsers() + "\r\n";
    }

    private static YearMonth month(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, "month is one such as 2026-11.");
        }
    }
}
