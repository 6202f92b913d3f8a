package org.lintel.samples.api;

import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Two digits, for whoever has a token. */
@Path("values")
@ApplicationScoped
public class Values {

    private final RandomGenerator random = new SecureRandom();

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> get() {
        return List.of(digit(), digit());
    }

    private String digit() {
        return String.valueOf(random.nextInt(10));
    }
}
