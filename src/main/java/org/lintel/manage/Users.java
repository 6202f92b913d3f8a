package org.lintel.manage;

import static org.lintel.manage.ManagementException.Reason.INVALID;
import static org.lintel.manage.ManagementException.Reason.STALE;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.config.Settings;
import org.lintel.issue.Families;
import org.lintel.json.RecordJson;
import org.lintel.model.Claims;
import org.lintel.model.GivenPassword;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.LocalUser;
import org.lintel.model.PasswordRules;
import org.lintel.model.User;
import org.lintel.secret.SpokenPassword;
import org.lintel.signin.ChangedPasswords;
import org.lintel.spi.Directory;
import org.lintel.spi.OperatorDirectory;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.SessionEnding;
import org.lintel.spi.UserDirectory;
import org.lintel.spi.UserStore;

/** The people who may sign in. Who is disabled or removed, or gets another password, is signed in nowhere afterwards. */
@ApplicationScoped
public class Users extends Registry<User> {

    /** Of a change that others come before. */
    private static final int ATTEMPTS = 5;

    private static final User TEMPLATE = new User("template", "template", true, Claims.NONE);

    @Inject
    Instance<UserDirectory> store;

    @Inject
    UserStore anyStore;

    @Inject
    Settings settings;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    @Inject
    ChangedPasswords changedPasswords;

    @Inject
    SessionEnding sessions;

    @Inject
    Families families;

    @Inject
    Instance<OperatorDirectory> operators;

    @Inject
    OperatorStore appointed;

    /** What the audit log has of a temporary password. */
    private record Temporary(Instant temporaryUntil) {
    }

    public Users() {
        super(Area.USERS, "user", "subject");
    }

    @Override
    Optional<Directory<User>> directory() {
        return store.stream().findFirst().map(UserDirectory::users);
    }

    @Override
    User read(JsonObject object, String path) {
        User user = RecordJson.read(User.class, object, TEMPLATE, path, "username");
        try {
            // passwords are given apart: this one is never used
            return LocalUser.builder(user.subject()).username(user.username()).passwordHash("template").enabled(user.enabled())
                    .claims(user.claims()).build().user();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    /** The claim that is the user name where nothing else is said follows the user name. */
    @Override
    Map<String, Object> members(User user) {
        Map<String, Object> members = super.members(user);
        Map<String, Object> claims = new LinkedHashMap<>(user.claims().values());
        claims.remove("preferred_username", user.username());
        members.put("claims", claims);
        return members;
    }

    @Override
    String idOf(User value) {
        return value.subject();
    }

    /** Who could change an operator could become that operator. */
    @Override
    void permit(Operator who, @Nullable User before, @Nullable User after) {
        permit(who, before == null ? after.subject() : before.subject());
    }

    private void permit(Operator who, String subject) {
        if (!who.rights().writes().contains(Area.OPERATORS) && isOperator(subject)) {
            throw ManagementException.forbidden("This user is an operator: " + Area.OPERATORS.writeScope() + " is needed.");
        }
    }

    private boolean isOperator(String subject) {
        return operators.isResolvable() ? operators.get().operators().find(subject).isPresent() : appointed.find(subject).isPresent();
    }

    /** Whether the operator may change this user, as far as that can be said without knowing the change. */
    public boolean mayChange(Operator who, String subject) {
        Rights rights = who.rights();
        return rights.writes().contains(Area.USERS) && (rights.writes().contains(Area.OPERATORS) || !isOperator(subject));
    }

    /** The user who signs in by exactly this name, where the store can tell. */
    public Optional<Entry> named(Operator who, String username) {
        who.reading(Area.USERS);
        return found(store.stream().findFirst().flatMap(kept -> kept.named(username)));
    }

    /**
     * A user of whatever store there is: of one that is looked after elsewhere, too.
     *
     * @throws ManagementException if there is none
     */
    public Entry look(Operator who, String subject) {
        who.reading(Area.USERS);
        return shown(anyStore.find(subject).orElseThrow(() -> unknown(subject)));
    }

    @Override
    void changed(Operator who, @Nullable User before, @Nullable User after) {
        if (before != null && (after == null || !after.enabled())) {
            signOutEverywhere(before);
        }
    }

    /**
     * Lets the user in or locks the user out, whatever else is changed meanwhile.
     *
     * @return whether that was a change
     */
    public boolean enable(Operator who, String subject, boolean enabled) {
        who.writing(Area.USERS);
        JsonObject flag = Json.createObjectBuilder().add("enabled", enabled).build();
        for (int attempt = 1;; attempt++) {
            DirectoryEntry<User> seen = stored(subject);
            if (seen.value().enabled() == enabled) {
                return false;
            }
            try {
                patch(who, subject, flag, seen.version());
                return true;
            } catch (ManagementException e) {
                if (e.reason() != STALE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Gives the user another password, which is held to the rules for those that users choose.
     *
     * @param password  in plain text; {@code null} for a temporary one that is made here
     * @param temporary whether it is good for nothing but choosing another one, and not for long
     */
    public NewPassword givePassword(Operator who, String subject, @Nullable String password, boolean temporary) {
        who.writing(Area.USERS);
        permit(who, subject);
        User user = stored(subject).value();
        if (password == null && !temporary) {
            throw new ManagementException(INVALID, "A password that is not temporary is brought along.", "/password");
        }
        String given = password == null ? SpokenPassword.create(settings.passwords().shortest()) : password;
        new PasswordRules(settings.passwords().shortest()).objection(user, "", given).ifPresent(objection -> {
            throw new ManagementException(INVALID, switch (objection) {
                case TOO_SHORT -> "The password has fewer than " + settings.passwords().shortest() + " characters.";
                case TOO_LONG -> "The password has more than " + PasswordRules.LONGEST + " characters.";
                default -> "The password is what is known about the user.";
            }, "/password");
        });
        Instant until = temporary ? clock.instant().plus(settings.passwords().temporary()).truncatedTo(ChronoUnit.SECONDS) : null;
        // before the transaction: hashing takes long, and no row is to be locked for so long
        give(who, user, new GivenPassword(passwords.hash(given), until));
        return new NewPassword(password == null ? given : null, until);
    }

    /** Gives the user a temporary password that is made here, unless the user is not any more as the operator saw them. */
    public NewPassword giveTemporaryPassword(Operator who, String subject, long version) {
        who.writing(Area.USERS);
        seen(subject, version);
        return givePassword(who, subject, null, true);
    }

    private void give(Operator who, User user, GivenPassword given) {
        transactions.together(() -> {
            audit.changed(who, "user.password-changed", user.subject(), null, given.until() == null ? null : new Temporary(given.until()));
            if (!store.get().givePassword(user.subject(), given)) {
                throw unknown(user.subject());
            }
            return user;
        });
        changedPasswords.replaced(user);
        signOutEverywhere(user);
    }

    /** All that was made for the user is worth nothing afterwards, what is under way included. */
    private void signOutEverywhere(User user) {
        sessions.endAll(user.subject());
        families.revokeUser(user.subject());
    }
}
