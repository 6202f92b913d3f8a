package org.lintel.file;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.chore.Chore;
import org.lintel.config.Setting;
import org.lintel.config.Settings;

/** Looks whether the configuration's files have changed. What is wrong with them is said once, not every few seconds. */
@ApplicationScoped
public class Rereading implements Chore {

    private static final System.Logger LOG = System.getLogger(Rereading.class.getName());
    private static final Duration NEVER = Duration.ofDays(1);

    @Inject
    Settings settings;

    @Inject
    ConfigurationFile file;

    private String complaint = "";

    @Override
    public Duration pause() {
        return settings.reread().orElse(NEVER);
    }

    @Override
    public void run() {
        if (settings.configuration().isEmpty() || settings.reread().isEmpty()) {
            return;
        }
        try {
            if (file.reread()) {
                LOG.log(System.Logger.Level.INFO,
                        "{0} has changed and is taken over: clients {1}, users {2}, scopes {3}, API resources {4}, operators {5}",
                        Setting.CONFIGURATION.key(), file.now().clients().size(), file.now().users().size(),
                        file.now().scopes().size(), file.now().apiResources().size(), file.now().operators().size());
            }
            complaint = "";
        } catch (IllegalArgumentException e) {
            if (!complaint.equals(e.getMessage())) {
                complaint = e.getMessage();
                LOG.log(System.Logger.Level.ERROR, "{0} has changed and is not taken over, what it said before holds: {1}",
                        Setting.CONFIGURATION.key(), complaint);
            }
        }
    }

    @Override
    public String toString() {
        return "taking over the changed configuration";
    }
}
