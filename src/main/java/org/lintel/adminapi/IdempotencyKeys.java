package org.lintel.adminapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import org.lintel.json.JsonText;
import org.lintel.manage.Operator;
import org.lintel.secret.Handles;

/**
 * {@code Idempotency-Key} of whatever is posted (draft-ietf-httpapi-idempotency-key-header §2): who did not get the answer sends the
 * request again, and it is not done again. A key is known together with the client, the user and what they may do: nobody
 * is told what somebody else, or who was allowed more, was told.
 */
@Provider
@ApplicationScoped
public class IdempotencyKeys implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "Idempotency-Key";

    /** A string of RFC 8941 §3.3.3, the marks of which many leave out. */
    private static final Pattern KEY = Pattern.compile("(\"?)([!#-\\[\\]-~]{1,200})\\1");
    private static final String CLAIM = IdempotencyKeys.class.getName();
    private static final int UNPROCESSABLE = 422;

    @Inject
    Access access;

    @Inject
    KeptAnswers answers;

    @Inject
    Rates rates;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString(HEADER);
        if (header == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        Matcher key = KEY.matcher(header);
        if (!key.matches()) {
            request.abortWith(Problem.of(400, HEADER + " is a text of at most 200 printable characters.", null));
            return;
        }
        Operator caller = access.caller();
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        rates.checkKeys(caller.clientId());
        begin(request, new KeptAnswers.Asked(alias(caller, key.group(2)), fingerprint(request, body)));
    }

    private void begin(ContainerRequestContext request, KeptAnswers.Asked asked) {
        KeptAnswers.Begun begun = answers.begin(asked);
        switch (begun.state()) {
            case NEW -> request.setProperty(CLAIM, begun);
            case ANSWERED -> request.abortWith(response(begun.answer()));
            case UNDER_WAY -> request.abortWith(Response.fromResponse(Problem.of(409, "The request is under way.", null))
                    .header(HttpHeaders.RETRY_AFTER, 1).build());
            case ANOTHER -> request.abortWith(Problem.of(UNPROCESSABLE, "This " + HEADER + " came with another request.", null));
        }
    }

    /** What was refused, or failed, may be tried again with the same key. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CLAIM) instanceof KeptAnswers.Begun begun) {
            if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
                answers.keep(begun, answer(response));
            } else {
                answers.forget(begun);
            }
        }
    }

    @SuppressWarnings("unchecked") // JsonBody writes no other maps
    private static KeptAnswers.Answer answer(ContainerResponseContext response) {
        EntityTag tag = response.getEntityTag();
        URI location = response.getLocation();
        return new KeptAnswers.Answer(response.getStatus(), tag == null ? null : tag.getValue(),
                location == null ? null : location.toString(),
                response.getEntity() instanceof Map<?, ?> body ? JsonText.write((Map<String, ?>) body) : null);
    }

    private static Response response(KeptAnswers.Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.tag() != null) {
            response.tag(answer.tag());
        }
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        return (answer.body() == null ? response : response.type("application/json").entity(JsonText.plain(JsonText.read(answer.body()))))
                .build();
    }

    /** The same on every node, and so a list: maps have an order of their own in each process. */
    private static String alias(Operator caller, String key) {
        return Handles.hash(HEADER, JsonText.write(Map.of("key", List.of(key, String.valueOf(caller.clientId()),
                String.valueOf(caller.subject()), sorted(caller.rights().reads()), sorted(caller.rights().writes()),
                sorted(caller.rights().clients())))));
    }

    private static List<String> sorted(Collection<?> things) {
        return things.stream().map(String::valueOf).sorted().toList();
    }

    /** All that the outcome depends on. */
    private static String fingerprint(ContainerRequestContext request, byte[] body) {
        return Handles.hash("request", JsonText.write(Map.of("request", List.of(request.getUriInfo().getRequestUri().getRawPath(),
                String.valueOf(request.getHeaderString(HttpHeaders.IF_MATCH)), new String(body, StandardCharsets.UTF_8)))));
    }
}
