package org.lintel.discovery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.client.ClientSignatures;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.jose.PublishedKeys;
import org.lintel.json.JsonText;
import org.lintel.language.Languages;
import org.lintel.model.Scope;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.Chains;
import org.lintel.request.AuthorizeRules;
import org.lintel.request.RequestSources;
import org.lintel.response.ResponseModes;
import org.lintel.secret.Pseudonyms;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;
import org.lintel.spi.GrantType;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.SignInPolicy;

/** The metadata document (OpenID Connect Discovery §3, RFC 8414 §2), as ready bytes that are made anew every ten seconds at most. */
@ApplicationScoped
public class ProviderMetadata {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Document(byte[] bytes, Instant until) {
    }

    @Inject
    Issuer issuer;

    @Inject
    ScopeStore scopes;

    @Inject
    PublishedKeys keys;

    @Inject
    Chains chains;

    @Inject
    ResponseModes responseModes;

    @Inject
    RequestSources requestSources;

    @Inject
    SignInPolicy signInPolicy;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Languages languages;

    @Inject
    Clock clock;

    private volatile Document document;

    public byte[] bytes() {
        Instant now = clock.instant();
        Document known = document;
        if (known == null || !now.isBefore(known.until)) {
            known = new Document(renewed(known), now.plus(FRESH));
            document = known;
        }
        return known.bytes;
    }

    /** While a store is away the document stays as it is. */
    private byte[] renewed(Document before) {
        try {
            return JsonText.write(metadata()).getBytes(StandardCharsets.UTF_8);
        } catch (UnavailableException e) {
            if (before == null) {
                throw e;
            }
            return before.bytes;
        }
    }

    @Duty({"RFC 9207 3 metadata", "Front-Channel Logout 3 metadata", "Back-Channel Logout 2.1 metadata"})
    private Map<String, Object> metadata() {
        List<Scope> shown = scopes.all().stream().filter(Scope::showInDiscoveryDocument).toList();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer.value());
        metadata.put("scopes_supported", shown.stream().map(Scope::name).toList());
        metadata.put("claims_supported", Stream.concat(Stream.of("acr", "amr", "auth_time"), shown.stream()
                .filter(scope -> scope.kind() == Scope.Kind.IDENTITY).flatMap(scope -> scope.userClaims().stream())).distinct().toList());
        metadata.put("response_types_supported", AuthorizeRules.responseTypes());
        metadata.put("response_modes_supported", responseModes.supported());
        metadata.put("grant_types_supported",
                Stream.concat(chains.members(GrantType.class).stream().map(GrantType::name), Stream.of("implicit")).toList());
        metadata.put("subject_types_supported", pseudonyms.possible() ? List.of("public", "pairwise") : List.of("public"));
        metadata.put("acr_values_supported", signInPolicy.acrValues());
        metadata.put("id_token_signing_alg_values_supported", keys.algorithms());
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("prompt_values_supported", AuthorizeRules.promptValues());
        metadata.put("frontchannel_logout_supported", true);
        metadata.put("frontchannel_logout_session_supported", true);
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("claim_types_supported", List.of("normal"));
        metadata.put("claims_parameter_supported", true);
        metadata.put("request_parameter_supported", requestSources.know("request"));
        metadata.put("request_object_signing_alg_values_supported", ClientSignatures.ALGORITHMS);
        metadata.put("require_signed_request_object", false);
        metadata.put("request_uri_parameter_supported", requestSources.know("request_uri"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("display_values_supported", List.of("page", "popup"));
        metadata.put("ui_locales_supported", languages.tags());
        for (Endpoint endpoint : chains.members(Endpoint.class)) {
            // in one order: every node publishes the same bytes
            new TreeMap<>(endpoint.metadata(issuer.address(endpoint.paths().get(0)))).forEach((name, value) -> add(metadata, name, value));
        }
        return metadata;
    }

    private static void add(Map<String, Object> metadata, String name, Object value) {
        if (metadata.putIfAbsent(name, value) != null) {
            throw new ConfigurationException("two endpoints, or one and Lintel itself, tell " + name + " in the metadata document");
        }
    }
}
