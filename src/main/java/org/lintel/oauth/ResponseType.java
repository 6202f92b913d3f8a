package org.lintel.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.Client;
import org.lintel.spec.Duty;

/**
 * What may be asked for at the authorization endpoint (RFC 6749 §3.1.1, Multiple Response Type Encoding Practices §3 to §5). "The order
 * of values does not matter."
 */
@Duty("Core 3.3.2.1 response-types")
public enum ResponseType {

    CODE("code"),
    ID_TOKEN("id_token"),
    ID_TOKEN_TOKEN("id_token token"),
    CODE_ID_TOKEN("code id_token"),
    CODE_TOKEN("code token"),
    CODE_ID_TOKEN_TOKEN("code id_token token"),
    TOKEN("token"),
    /** Neither a code nor a token: the client learns that it could have had one (Multiple Response Types §4). */
    NONE("none");

    private final String parameter;
    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<String> words;

    ResponseType(String parameter) {
        this.parameter = parameter;
        this.words = Set.of(parameter.split(" "));
    }

    /** The one that consists of these words. */
    public static Optional<ResponseType> of(Collection<String> words) {
        Set<String> asked = Set.copyOf(words);
        return Arrays.stream(values()).filter(type -> type.words.equals(asked)).findFirst();
    }

    /** As it stands in {@code response_type}. */
    public String parameter() {
        return parameter;
    }

    /** Of {@code code}, {@code token} and {@code id_token} those that it asks for; or {@code none}. */
    public Set<String> words() {
        return words;
    }

    /** Whether {@code code}, {@code token} or {@code id_token} is among what it asks for. */
    public boolean has(String word) {
        return words.contains(word);
    }

    /**
     * Whether the client has the "grant_type values that MUST be included" (OpenID Connect Registration §2): {@code authorization_code} for
     * a code, {@code implicit} for a token from the authorization endpoint, for the hybrid flow both.
     */
    public boolean allowedTo(Client client) {
        boolean codes = client.allowsGrantType("authorization_code");
        boolean tokens = client.allowsGrantType("implicit");
        return this == NONE ? codes || tokens : (codes || !has("code")) && (tokens || !has("token") && !has("id_token"));
    }
}
