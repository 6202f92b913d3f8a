package org.lintel.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;

/** A file instead of a page. */
final class Download {

    private Download() {
    }

    /** @param name of ASCII letters, digits, dots and hyphens */
    static void send(String name, String type, String content) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext http = faces.getExternalContext();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        http.setResponseContentType(type);
        http.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        http.setResponseContentLength(bytes.length);
        try {
            http.getResponseOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
