package org.lintel.manage;

import static org.lintel.manage.ManagementException.Reason.EXISTS;
import static org.lintel.manage.ManagementException.Reason.INVALID;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.chore.Chore;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.model.Appointment;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.Role;
import org.lintel.spi.Directory;
import org.lintel.spi.OperatorDirectory;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.Transactions;

/**
 * How an installation gets its first administrator: as long as there is none, each node writes a secret into its log when it starts, and
 * a user who is signed in and has it becomes the administrator. It is worth nothing as soon as there is one, or an hour later.
 */
@ApplicationScoped
public class FirstAdministrator implements Chore {

    private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());
    private static final Duration NOT_AGAIN = Duration.ofDays(36_500);

    @Inject
    AdministratorSecret secrets;

    @Inject
    Issuer issuer;

    @Inject
    OperatorStore operators;

    @Inject
    Instance<OperatorDirectory> directory;

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    private volatile boolean looked;

    @Override
    public Duration pause() {
        return looked ? NOT_AGAIN : Duration.ofSeconds(2);
    }

    /** Until the database can be asked. */
    @Override
    public void run() {
        if (isWanted()) {
            LOG.log(System.Logger.Level.WARNING,
                    "there is no administrator yet: sign in at {0} within an hour, and give this secret there, once: {1}",
                    issuer.address(Addresses.FIRST_ADMINISTRATOR), secrets.create());
        }
        looked = true;
    }

    @Override
    public String toString() {
        return "looking for an administrator";
    }

    /** Whether there is no administrator, and somebody can be made one here. */
    public boolean isWanted() {
        return directory.isResolvable() && !operators.hasAdministrator();
    }

    /**
     * Makes the user an administrator. Of several who try at the same time one is.
     *
     * @param secret as it stands in the log
     * @throws ManagementException if it is not right or not any more, or there is an administrator
     */
    public void appoint(Operator who, String secret) {
        if (!secrets.holds(secret)) {
            LOG.log(System.Logger.Level.WARNING, "the user {0} gave a secret for the first administrator that is none, or too old",
                    who.subject());
            throw new ManagementException(INVALID, "The secret is not right, or too old: the log of a node that starts has a new one.");
        }
        transactions.together(() -> {
            directory.get().awaitTurn();
            if (!isWanted()) {
                throw new ManagementException(EXISTS, "There is an administrator: ask them for a role.");
            }
            Directory<Appointment> appointed = directory.get().operators();
            DirectoryEntry<Appointment> before = appointed.find(who.subject()).orElse(null);
            Appointment after = before == null ? Appointment.of(who.subject(), Role.ADMINISTRATOR) : before.value().asAdministrator();
            (before == null ? appointed.create(after) : appointed.replace(after, before.version())).orThrow();
            audit.changed(who, "operator.first", who.subject(), before == null ? null : before.value(), after);
            return after;
        });
        LOG.log(System.Logger.Level.WARNING, "the user {0} is the first administrator", who.subject());
    }
}
