package org.lintel.adminapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.spi.Endpoint;

/** JSON objects that come in bodies (RFC 8259). */
final class Body {

    private Body() {
    }

    /** @throws ManagementException if it is none */
    static JsonObject object(byte[] body) {
        if (body.length > Endpoint.LONGEST_FORM) {
            throw new RefusedPrecondition(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
                    "The body is larger than " + Endpoint.LONGEST_FORM / 1024 + " kB.");
        }
        try {
            return JsonText.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (JsonException | CharacterCodingException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, "The body is no JSON object in UTF-8.");
        }
    }
}
