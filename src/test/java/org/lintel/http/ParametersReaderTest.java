package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;

class ParametersReaderTest {

    /** On WildFly a peer that hangs up is an exception like this one. */
    @Test
    void s20_aFormThatBreaksOffIsABadRequestAndNoFailure() {
        var peer = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Remote peer closed connection before all data could be read");
            }
        };
        var reader = new ParametersReader();
        reader.request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (request, method, arguments) -> method.getName().equals("getContentLength") ? 20 : null);
        assertThatThrownBy(() -> reader.readFrom(Parameters.class, Parameters.class, null, null, null, peer))
                .isInstanceOf(OAuthException.class).hasMessageContaining("the form breaks off");
    }
}
