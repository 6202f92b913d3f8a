package org.lintel.response;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.oauth.ResponseEncoding;
import org.lintel.plugin.Chains;
import org.lintel.spi.ResponseEncoder;

/** The {@link ResponseEncoder}s by the {@code response_mode} that names them. */
@ApplicationScoped
public class ResponseModes {

    @Inject
    Chains chains;

    private Map<String, ResponseEncoder> encoders;

    @PostConstruct
    void begin() {
        encoders = chains.byName(ResponseEncoder.class);
    }

    /** Whether something encodes so. */
    public boolean knows(String mode) {
        return encoders.containsKey(mode);
    }

    /**
     * How the response to a request travels: in the mode that it names, unless there is none such or tokens must not travel in it; then by
     * default, and so does the error that says so.
     *
     * @param requested the {@code response_mode}
     * @param tokens    whether the request asks for tokens: then the default is the fragment, whether or not its response type is known
     *                  (Multiple Response Types §5)
     */
    public ResponseEncoding encoding(Optional<String> requested, boolean tokens) {
        String byDefault = tokens ? FragmentEncoder.MODE : QueryEncoder.MODE;
        ResponseEncoder encoder = requested.filter(mode -> !leaks(mode, tokens)).map(encoders::get).orElse(encoders.get(byDefault));
        return new ResponseEncoding(encoder, byDefault);
    }

    /** Whether tokens would travel where they must not. */
    public boolean leaks(String mode, boolean tokens) {
        return tokens && knows(mode) && !encoders.get(mode).carriesTokens();
    }

    /** For the discovery document. */
    public List<String> supported() {
        return List.copyOf(encoders.keySet());
    }
}
