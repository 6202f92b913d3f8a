package org.lintel.tokenfilter.probe;

import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import org.eclipse.microprofile.config.ConfigProvider;

import org.lintel.tokenfilter.TokenFilter;
import org.lintel.tokenfilter.TokenFilterOptions;
import org.lintel.tokenfilter.TokenFilterOptions.Mode;

/** Lists its classes and has options of its own: tokens of the same authority, checked locally. */
@ApplicationPath("local")
public class LocalApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Probe.class, Filter.class);
    }

    public static class Filter implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            context.register(TokenFilter.with(TokenFilterOptions.builder()
                    .authority(ConfigProvider.getConfig().getValue("lintel.api.authority", String.class))
                    .mode(Mode.LOCAL)
                    .requiredScopes("api")
                    .nameClaim("client_id")
                    .allowedOrigins("http://localhost:56668", "https://app.example")
                    .resource("https://api.example/local")
                    .build()));
            return true;
        }
    }
}
