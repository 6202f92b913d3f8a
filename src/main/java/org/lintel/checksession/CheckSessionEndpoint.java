package org.lintel.checksession;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.lintel.config.Addresses;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The check-session page, framed by any application. */
@Duty({"Session Management 3.2 postmessage", "Session Management 3.2 origin", "Session Management 3.2 syntax",
        "Session Management 3.2 no-network"})
@Path("checksession")
@ApplicationScoped
public class CheckSessionEndpoint implements Endpoint {

    private static final String SCRIPT = read("checksession.js");
    private static final byte[] PAGE = ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Check session</title></head>"
            + "<body><script>" + SCRIPT + "</script></body></html>").getBytes(StandardCharsets.UTF_8);
    private static final String POLICY = "default-src 'none'; base-uri 'none'; script-src 'sha256-"
            + Base64.getEncoder().encodeToString(Handles.sha256(SCRIPT)) + "'";

    @Override
    public List<String> paths() {
        return List.of(Addresses.CHECK_SESSION);
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @Override
    public boolean framed() {
        return true;
    }

    @Duty("Session Management 3.3 metadata")
    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("check_session_iframe", address);
    }

    @GET
    public Response page() {
        return Response.ok(PAGE, "text/html;charset=UTF-8").header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "public, max-age=3600").build();
    }

    private static String read(String name) {
        try (InputStream in = CheckSessionEndpoint.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
