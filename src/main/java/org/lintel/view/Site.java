package org.lintel.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Settings;

/** What every page says about this installation. */
@Named
@ApplicationScoped
public class Site {

    @Inject
    Settings settings;

    public String getName() {
        return settings.siteName();
    }
}
