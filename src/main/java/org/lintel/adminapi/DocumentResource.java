package org.lintel.adminapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lintel.config.Addresses;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/openapi.json}: the API's own description, which is the same everywhere and so is for everybody. */
@Path("openapi.json")
@ApplicationScoped
public class DocumentResource implements Endpoint {

    private static final String DOCUMENT = "openapi.json";

    private byte[] document;

    @PostConstruct
    void read() {
        try (InputStream in = DocumentResource.class.getResourceAsStream(DOCUMENT)) {
            document = in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(DOCUMENT + " cannot be read", e);
        }
    }

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/" + DOCUMENT);
    }

    @Operation(summary = "This document (OpenAPI 3.1)")
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] document() {
        return document;
    }
}
