package org.lintel.tokenfilter;

import java.net.URI;

import jakarta.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The protected resource metadata (RFC 9728), public. A filter, since a feature cannot add a resource. */
@PreMatching
final class ResourceMetadata implements ContainerRequestFilter {

    private static final String WELL_KNOWN = ".well-known/oauth-protected-resource";

    private final String path;
    private final String document;

    ResourceMetadata(TokenFilterOptions options) {
        this.path = WELL_KNOWN + rest(URI.create(options.resource()));
        var json = Json.createObjectBuilder()
                .add("resource", options.resource())
                .add("authorization_servers", Json.createArrayBuilder().add(options.authority()))
                .add("bearer_methods_supported", Json.createArrayBuilder().add("header"));
        if (!options.requiredScopes().isEmpty()) {
            json.add("scopes_supported", Json.createArrayBuilder(options.requiredScopes().stream().sorted().toList()));
        }
        this.document = json.build().toString();
    }

    /** "… inserting a well-known URI string into the resource identifier between the host component and the path" (RFC 9728 §3.1). */
    static String address(URI resource) {
        return resource.getScheme() + "://" + resource.getRawAuthority() + "/" + WELL_KNOWN + rest(resource);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // with a slash before it on WildFly, without on Payara
        String asked = request.getUriInfo().getPath().replaceFirst("^/", "");
        if ("GET".equals(request.getMethod()) && (asked.equals(path) || asked.equals(WELL_KNOWN))) {
            request.abortWith(Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build());
        }
    }

    private static String rest(URI resource) {
        String path = resource.getRawPath();
        return path == null || path.equals("/") ? "" : path;
    }
}
