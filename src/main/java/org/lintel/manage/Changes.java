package org.lintel.manage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import org.lintel.config.Issuer;
import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.Handles;
import org.lintel.secret.SealedSecrets;
import org.lintel.spi.ClientStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;
import org.lintel.transfer.Apply;
import org.lintel.transfer.ListsConnection;
import org.lintel.transfer.Touched;

/** Makes the lists in the database those of a configuration that somebody sends, as the command {@code apply} does: all or nothing. */
@ApplicationScoped
public class Changes {

    private static final Map<String, Area> AREAS = Map.of("clients", Area.CLIENTS, "users", Area.USERS, "scopes", Area.SCOPES,
            "apiResources", Area.SCOPES, "operators", Area.OPERATORS);
    private static final Map<String, Class<?>> PLACES = Map.of("clients", ClientStore.class, "users", UserStore.class, "scopes",
            ScopeStore.class, "apiResources", ScopeStore.class, "operators", OperatorStore.class);

    /** Of SQL states: what is unique is there already. */
    private static final String TAKEN = "23";

    @Inject
    ListsConnection lists;

    @Inject
    PlacesReport places;

    @Inject
    Clients clients;

    @Inject
    Users users;

    @Inject
    Operators operators;

    @Inject
    KeptSecrets kept;

    @Inject
    Entries entries;

    @Inject
    Passwords passwords;

    @Inject
    SealedSecrets secrets;

    @Inject
    Issuer issuer;

    /**
     * The difference, a line for each entry, and a sentence that says what was done. Who applies may change clients, and whatever else
     * stands in the configuration or is to change, each by the rules that hold for a change of it alone.
     *
     * @param sent      as a configuration file has it, without references
     * @param dryRun    nothing is changed: to look is enough
     * @param overwrite also what others have changed
     * @throws ManagementException if nothing was done: it is wrong, or others have changed what is to change
     */
    public String apply(Operator who, JsonObject sent, boolean dryRun, boolean overwrite) {
        return apply(who, sent, dryRun, overwrite, touched -> {
            // whatever it comes to
        });
    }

    /**
     * A difference that is shown before it is done.
     *
     * @param lines one for each entry
     * @param seal  stands for exactly these, and for what was sent
     */
    public record Preview(List<String> lines, String seal) {

        static Preview of(JsonObject sent, List<Touched> touched) {
            List<String> lines = touched.stream().map(Touched::line).toList();
            return new Preview(lines, Handles.hash("difference", String.join("\n", lines) + sent));
        }
    }

    /** What would be done. */
    public Preview preview(Operator who, JsonObject sent, boolean overwrite) {
        var shown = new ArrayList<Touched>();
        apply(who, sent, true, overwrite, shown::addAll);
        return Preview.of(sent, shown);
    }

    /**
     * Does what was shown, and nothing else.
     *
     * @param seal of the preview
     * @throws ManagementException if the difference is another one by now, too
     */
    public void applyShown(Operator who, JsonObject sent, boolean overwrite, String seal) {
        apply(who, sent, false, overwrite, touched -> {
            if (!Preview.of(sent, touched).seal().equals(seal)) {
                throw new ManagementException(ManagementException.Reason.STALE,
                        "The difference is another one by now. Nothing was done.");
            }
        });
    }

    private String apply(Operator who, JsonObject sent, boolean dryRun, boolean overwrite, Consumer<List<Touched>> seen) {
        Set<String> listed = sent.keySet().stream().filter(AREAS::containsKey).filter(name -> !sent.get(name).toString().equals("[]"))
                .collect(Collectors.toCollection(HashSet::new));
        listed.add("clients");
        allow(who, listed, dryRun);
        Configuration wanted = read(sent);
        listed.stream().filter(name -> places.builtIn(PLACES.get(name)).filter("jpa"::equals).isEmpty()).findFirst().ifPresent(name -> {
            throw new ManagementException(ManagementException.Reason.KEPT_ELSEWHERE, "These are not kept in the database: " + name + ".");
        });
        String said;
        try (Connection database = lists.connect()) {
            try {
                said = new Apply(database, issuer.value(), passwords, secrets, who.actor()).apply(wanted,
                        touched -> {
                            permit(who, touched, dryRun);
                            seen.accept(touched);
                        }, dryRun, overwrite);
            } finally {
                database.setAutoCommit(true);
            }
        } catch (IllegalArgumentException e) {
            throw new ManagementException(ManagementException.Reason.DRIFTED, e.getMessage());
        } catch (SQLException e) {
            throw meaning(e);
        }
        lists.changed();
        return said;
    }

    private static void allow(Operator who, Set<String> lists, boolean dryRun) {
        for (String list : lists) {
            if (dryRun) {
                who.reading(AREAS.get(list));
            } else {
                who.writing(AREAS.get(list));
            }
        }
    }

    /** What is to change may be in lists that were not sent: what was applied before, and is not listed any more. */
    private void permit(Operator who, List<Touched> touched, boolean dryRun) {
        allow(who, touched.stream().map(Touched::list).collect(Collectors.toSet()), dryRun);
        if (!dryRun) {
            touched.forEach(one -> permit(who, one));
        }
    }

    /** By the rules for single changes. */
    private void permit(Operator who, Touched one) {
        switch (one.list()) {
            case "clients" -> clients.permit(who, (Client) one.before(), (Client) one.after());
            case "users" -> users.permit(who, user(one.before()), user(one.after()));
            case "operators" -> {
                operators.permit(who, (Appointment) one.before(), (Appointment) one.after());
                if (administers(one.before()) && !administers(one.after())) {
                    throw new ManagementException(ManagementException.Reason.INVALID,
                            "Nothing was done: an administrator is removed alone, by /admin/api/operators.");
                }
            }
            default -> {
                // scopes and API resources are nobody's
            }
        }
    }

    private static @Nullable User user(@Nullable Record user) {
        return user == null ? null : ((LocalUser) user).user();
    }

    private static boolean administers(@Nullable Record operator) {
        return operator != null && ((Appointment) operator).administers();
    }

    private Configuration read(JsonObject sent) {
        try {
            return new ConfigurationReader(entries, passwords, name -> null).read(kept.completed(sent));
        } catch (IllegalArgumentException e) {
            throw Complaint.within(e.getMessage());
        }
    }

    private static RuntimeException meaning(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(TAKEN)
                ? new ManagementException(ManagementException.Reason.EXISTS, "Nothing was done: a name that has to be unique is taken.")
                : new UnavailableException("the database does not do it now: " + e.getMessage(), Duration.ofSeconds(1), e);
    }
}
