package org.lintel.outsider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.ReadyAnswer;
import org.lintel.model.UnavailableException;
import org.lintel.spi.Endpoint;

/** For programs: adds what the form has, and has something below its address. */
@Path("tally")
@ApplicationScoped
public class TallyEndpoint implements Endpoint {

    @Override
    public List<String> paths() {
        return List.of("/connect/tally");
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public int longestForm() {
        return 1024;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("tally_endpoint", address, "tally_rounding_supported", false);
    }

    @Override
    public Optional<ReadyAnswer> ready(String path) {
        return switch (path) {
            case "/connect/tally/none" -> Optional.of(new ReadyAnswer("{\"sum\":0}".getBytes(StandardCharsets.UTF_8),
                    MediaType.APPLICATION_JSON, "public, max-age=60"));
            case "/connect/tally/away" -> throw new UnavailableException("the tallies are away", Duration.ofSeconds(1), null);
            default -> Optional.empty();
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> add(Parameters form) {
        return Map.of("sum", form.list("numbers").stream().mapToInt(TallyEndpoint::number).sum());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> kept(@PathParam("id") String id) {
        throw OAuthError.INVALID_REQUEST.telling("no tally is kept");
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw OAuthError.INVALID_REQUEST.telling("numbers have digits only");
        }
        return Integer.parseInt(text);
    }
}
