package org.lintel.plugin;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;

import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.spi.AttemptStore;
import org.lintel.spi.AuditLog;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ConsentPolicy;
import org.lintel.spi.GrantPolicy;
import org.lintel.spi.GrantStore;
import org.lintel.spi.MessageStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.ProfileService;
import org.lintel.spi.RefusalLog;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.SessionStore;
import org.lintel.spi.SignInPolicy;
import org.lintel.spi.SigningKeys;
import org.lintel.spi.Transactions;
import org.lintel.spi.UsageStore;
import org.lintel.spi.UserStore;

/** The places, each filled by exactly one bean, with the setting that chooses among its built-ins. */
public enum Place {

    USERS(UserStore.class, Setting.USERS),
    CLIENTS(ClientStore.class, Setting.CLIENTS),
    SCOPES(ScopeStore.class, Setting.SCOPES),
    OPERATORS(OperatorStore.class, Setting.OPERATORS),
    GRANTS(GrantStore.class, Setting.GRANTS),
    SESSIONS(SessionStore.class, Setting.SESSIONS),
    MESSAGES(MessageStore.class, Setting.MESSAGES, "cookie"),
    ATTEMPTS(AttemptStore.class, Setting.ATTEMPTS),
    SIGNING_KEYS(SigningKeys.class, Setting.SIGNING_KEYS) {

        /** A file that is named is used; without a database there is no other place for keys. */
        @Override
        Optional<String> usual() {
            boolean file = Settings.read(Setting.SIGNING_KEYSTORE).isPresent()
                    || Settings.read(Setting.STORES).filter("memory"::equals).isPresent();
            return file ? Optional.of("file") : Optional.empty();
        }
    },
    TRANSACTIONS(Transactions.class, Setting.TRANSACTIONS),
    AUDIT_LOG(AuditLog.class, Setting.AUDIT),
    REFUSAL_LOG(RefusalLog.class, Setting.REFUSALS),
    USAGE(UsageStore.class, Setting.USAGE),
    CONSENT_POLICY(ConsentPolicy.class, Setting.CONSENT_POLICY),
    SIGN_IN_POLICY(SignInPolicy.class, Setting.SIGN_IN_POLICY),
    PROFILE_SERVICE(ProfileService.class, Setting.PROFILE_SERVICE),
    GRANT_POLICY(GrantPolicy.class, Setting.GRANT_POLICY);

    private final Class<?> type;
    private final Setting setting;
    private final String usual;

    Place(Class<?> type, Setting setting) {
        this(type, setting, null);
    }

    Place(Class<?> type, Setting setting, String usual) {
        this.type = type;
        this.setting = setting;
        this.usual = usual;
    }

    /** The place of this type. */
    static Place of(Class<?> type) {
        return Stream.of(values()).filter(place -> place.type == type).findAny()
                .orElseThrow(() -> new IllegalArgumentException(type + " is no place"));
    }

    /** What a bean implements to fill it. */
    public Class<?> type() {
        return type;
    }

    /** Chooses a built-in for this place alone; without it {@link Setting#STORES} does. */
    public Setting setting() {
        return setting;
    }

    /** The built-in that fills it for any value of {@link Setting#STORES}, unless its own setting names another. */
    Optional<String> usual() {
        return Optional.ofNullable(usual);
    }

    /** Whether the type is what a bean implements to fill the place, or a wider interface such as one of a store that can be edited. */
    boolean hasFace(Type type) {
        return type instanceof Class<?> face && face.isInterface() && this.type.isAssignableFrom(face);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
