package org.lintel.file;

import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.lintel.json.RecordJson;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.options.Option;
import org.lintel.options.Options;

/**
 * Entries as they stand in a configuration file, the other way round than {@link Entries}: what is as usual is not said, and the same entry
 * is always the same text, whatever order a set happens to have. Secrets are as they are kept.
 */
public final class WrittenEntries {

    private static final String GRANTS = "allowedGrantTypes";

    private WrittenEntries() {
    }

    public static Map<String, Object> client(Client client) {
        Map<String, Object> usual = RecordJson.write(Entries.usual(client));
        // the other defaults depend on them
        usual.put(GRANTS, RecordJson.write(Client.builder(client.clientId()).build()).get(GRANTS));
        return said(Options.CLIENT, client, usual);
    }

    /** As long as there is a password in plain text, it is there. */
    public static Map<String, Object> user(LocalUser user) {
        var template = LocalUser.builder(user.subject()).username(user.username());
        return said(Options.USER, user,
                RecordJson.write((user.password() == null ? template.password("template") : template.passwordHash("template")).build()));
    }

    /** A standard one is called so. */
    public static Map<String, Object> scope(Scope scope) {
        return Entries.STANDARD.contains(scope) ? Map.of("standard", scope.name())
                : said(Options.SCOPE, scope, RecordJson.write(Scope.resource("template").build()));
    }

    public static Map<String, Object> apiResource(ApiResource resource) {
        return said(Options.API_RESOURCE, resource, RecordJson.write(ApiResource.builder("template").build()));
    }

    public static Map<String, Object> operator(Appointment appointment) {
        return said(Options.OPERATOR, appointment, RecordJson.write(Appointment.of("template", Role.AUDITOR)));
    }

    private static Map<String, Object> said(Options options, Record entry, Map<String, Object> usual) {
        Map<String, Object> all = RecordJson.write(entry);
        var said = new LinkedHashMap<String, Object>();
        for (Option option : options.all()) {
            Object value = all.remove(option.name());
            if (option.needed() || value != null && !value.equals(usual.get(option.name()))) {
                said.put(option.name(), inOrder(value, isSet(option)));
            }
        }
        // translations are in order already
        said.putAll(all);
        return said;
    }

    private static boolean isSet(Option option) {
        return option.type() instanceof ParameterizedType generic && generic.getRawType() == Set.class;
    }

    private static Object inOrder(Object value, boolean set) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((name, member) -> {
                if (member != null) {
                    sorted.put((String) name, inOrder(member, false));
                }
            });
            return sorted;
        } else if (value instanceof Collection<?> elements) {
            List<Object> list = elements.stream().map(element -> inOrder(element, false)).toList();
            return set ? list.stream().sorted().toList() : list;
        }
        return value;
    }
}
