package org.lintel.http;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormPost;
import org.lintel.model.Parameters;

/** A request whose body has been read: as a stream for the endpoints, and, of a form, as parameters for the pages. */
class RequestWithBody extends RequestWithParameters {

    private final byte[] body;

    RequestWithBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return bytes.read(buffer, offset, length);
            }

            @Override
            public int available() {
                return bytes.available();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("nothing has to be waited for");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** @throws org.lintel.model.OAuthException if the query or the form cannot be decoded */
    @Override
    Map<String, String[]> find() {
        var values = new LinkedHashMap<String, List<String>>();
        read(getQueryString(), values);
        if (FormPost.isType(getContentType())) {
            read(new String(body, StandardCharsets.UTF_8), values);
        }
        var arrays = new LinkedHashMap<String, String[]>();
        values.forEach((name, list) -> arrays.put(name, list.toArray(String[]::new)));
        return arrays;
    }

    /** A page has to see that a field is empty: so these are not {@link Parameters#parse}'s. */
    private static void read(String encoded, Map<String, List<String>> values) {
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(Parameters.decode(parts[0]), name -> new ArrayList<>(1))
                        .add(parts.length == 2 ? Parameters.decode(parts[1]) : "");
            }
        }
    }
}
