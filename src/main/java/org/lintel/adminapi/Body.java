package org.lintel.adminapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.spi.Endpoint;

/** JSON objects that come in bodies (RFC 8259). */
final class Body {

    /** RFC 6713: what is long is sent so. */
    static final String GZIP = "application/gzip";

    private static final int LONGEST_INFLATED = 4 * 1024 * 1024;

    private Body() {
    }

    /** @throws ManagementException if it is none */
    static JsonObject inflated(byte[] body) {
        checked(body, Endpoint.LONGEST_FORM);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return read(checked(in.readNBytes(LONGEST_INFLATED + 1), LONGEST_INFLATED));
        } catch (IOException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, "The body is not what gzip makes.");
        }
    }

    /** @throws ManagementException if it is none */
    static JsonObject object(byte[] body) {
        return read(checked(body, Endpoint.LONGEST_FORM));
    }

    private static byte[] checked(byte[] body, int longest) {
        if (body.length > longest) {
            throw new RefusedPrecondition(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
                    "The body is larger than " + longest / 1024 + " kB.");
        }
        return body;
    }

    private static JsonObject read(byte[] body) {
        try {
            return JsonText.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (JsonException | CharacterCodingException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, "The body is no JSON object in UTF-8.");
        }
    }
}
