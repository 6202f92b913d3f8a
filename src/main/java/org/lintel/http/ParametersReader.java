package org.lintel.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import org.lintel.client.RequestAdapters;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.oauth.InputLimits;
import org.lintel.spi.Endpoint;

/** Reads forms. Our own, because the servers' mix in the query, or find the form empty after a filter looked at a parameter. */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ParametersReader implements MessageBodyReader<Parameters> {

    @Inject
    Endpoints endpoints;

    @Inject
    HttpServletRequest request;

    @Inject
    RequestAdapters adapters;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Parameters.class;
    }

    @Override
    public Parameters readFrom(Class<Parameters> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream in) {
        byte[] body = bytes(in, request.getContentLength());
        int longest = Math.min(Endpoint.LONGEST_FORM, endpoints.at(request).map(Endpoint::longestForm).orElse(Endpoint.LONGEST_FORM));
        if (body.length > longest) {
            throw OAuthError.INVALID_REQUEST.telling("the form is larger than " + longest / 1024 + " kB");
        }
        return adapters.adapted(Parameters.parse(new String(body, StandardCharsets.UTF_8)));
    }

    /**
     * A client that hangs up in the middle of a form is no failure of the server.
     *
     * @param announced how long the form is, below zero if nobody has said; no more room is taken than that
     */
    private static byte[] bytes(InputStream in, int announced) {
        try {
            return in.readNBytes(announced < 0 ? InputLimits.FORM + 1 : Math.min(announced, InputLimits.FORM + 1));
        } catch (IOException e) {
            throw OAuthError.INVALID_REQUEST.telling("the form breaks off");
        }
    }
}
