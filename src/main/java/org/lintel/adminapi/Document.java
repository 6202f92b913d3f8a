package org.lintel.adminapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.OAuthFlows;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.lintel.config.Addresses;
import org.lintel.manage.Area;
import org.lintel.model.Scope;

/** What the resources cannot say of themselves in the document of the API: it is made of them by the build, and this is not in the WAR. */
public class Document implements OASFilter {

    private static final String OAUTH = "oauth";
    private static final String PROBLEM = "Problem";
    private static final Map<String, List<Area>> NAMES = Map.of("api-resources", List.of(Area.SCOPES), "changes", List.of(Area.CLIENTS),
            "configuration", List.of(Area.CLIENTS, Area.SCOPES, Area.OPERATORS));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components.addSecurityScheme(OAUTH, oauth()).addSchema(PROBLEM, problem()));
        DocumentSchemas.addTo(components);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean read = method == PathItem.HttpMethod.GET;
        List<String> scopes = areas(path).stream().map(area -> read ? area.readScope() : area.writeScope()).toList();
        operation.setSecurity(scopes.isEmpty() ? List.of()
                : List.of(OASFactory.createSecurityRequirement().addScheme(OAUTH, scopes)));
        if (method == PathItem.HttpMethod.POST) {
            operation.addParameter(idempotencyKey());
        }
        Schema thing = thing(path);
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(type -> type.setSchema(thing));
        }
        APIResponses responses = operation.getResponses();
        Schema told = read && !path.contains("{") ? list(path) : thing;
        responses.getAPIResponses().forEach((status, response) -> complete(response, status.equals("204") ? null : told));
        Schema problem = OASFactory.createSchema().ref(PROBLEM);
        responses.addAPIResponse("default", OASFactory.createAPIResponse()
                .description("A problem (RFC 9457), or an error of the access token (RFC 6750).").content(json(Problem.TYPE, problem)));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter().name(IdempotencyKeys.HEADER).in(Parameter.In.HEADER).schema(DocumentSchemas.text())
                .description("the same key with the same request is done once, and answered the same");
    }

    /** Text stays what the resource says that it is. */
    private static void complete(APIResponse response, Schema told) {
        boolean text = response.getContent() != null && response.getContent().hasMediaType(KeysResource.CERTIFICATE);
        if (told == null) {
            response.setContent(null);
        } else {
            response.setContent(text ? json(KeysResource.CERTIFICATE, DocumentSchemas.text()) : json("application/json", told));
        }
    }

    /** What the address of one of them stands for; any object where it is something else. */
    private static Schema thing(String path) {
        String[] segments = path.substring(1).split("/");
        String name = DocumentSchemas.NAMES.get(segments[0]);
        return segments.length == 2 && name != null ? DocumentSchemas.reference(name) : DocumentSchemas.object();
    }

    private static Schema list(String path) {
        String name = DocumentSchemas.NAMES.get(path.substring(1));
        return name == null ? DocumentSchemas.object() : DocumentSchemas.reference(name + "Page");
    }

    /** What the last segment stands for that stands for any; all of it is needed. */
    private static List<Area> areas(String path) {
        return Stream.of(path.split("/")).map(Document::named).filter(areas -> !areas.isEmpty()).reduce((first, last) -> last)
                .orElse(List.of());
    }

    private static List<Area> named(String segment) {
        return Stream.of(Area.values()).filter(area -> area.name().toLowerCase(Locale.ROOT).equals(segment)).map(List::of).findFirst()
                .orElse(NAMES.getOrDefault(segment, List.of()));
    }

    private static SecurityScheme oauth() {
        OAuthFlows flows = OASFactory.createOAuthFlows().clientCredentials(OASFactory.createOAuthFlow().tokenUrl(Addresses.TOKEN)
                .scopes(Scope.MANAGEMENT.stream().collect(TreeMap::new, (all, scope) -> all.put(scope.name(), ""), Map::putAll)));
        return OASFactory.createSecurityScheme().type(SecurityScheme.Type.OAUTH2).flows(flows);
    }

    private static Schema problem() {
        return DocumentSchemas.object().addProperty("title", DocumentSchemas.text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", DocumentSchemas.text())
                .addProperty("errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY)
                        .items(DocumentSchemas.object().addProperty("pointer", DocumentSchemas.text()).addProperty("detail",
                                DocumentSchemas.text())));
    }

    private static Content json(String type, Schema schema) {
        MediaType content = OASFactory.createMediaType().schema(schema);
        return OASFactory.createContent().addMediaType(type, content);
    }
}
