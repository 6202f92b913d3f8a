package org.lintel.tokenfilter.probe;

import java.time.Duration;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import org.eclipse.microprofile.config.ConfigProvider;

import org.lintel.tokenfilter.TokenFilter;
import org.lintel.tokenfilter.TokenFilterOptions;
import org.lintel.tokenfilter.TokenFilterOptions.Mode;
import org.lintel.tokenfilter.TokenFilterOptions.Protect;

/** Trusts another authority and protects what is annotated only. */
@ApplicationPath("other")
public class OtherApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Probe.class, Filter.class);
    }

    public static class Filter implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            context.register(TokenFilter.with(TokenFilterOptions.builder()
                    .authority(ConfigProvider.getConfig().getValue("probe.other-authority", String.class))
                    .clientId("api")
                    .clientSecret("api-secret")
                    .mode(Mode.BOTH)
                    .protect(Protect.ANNOTATED)
                    .requiredScopes("api")
                    .allowedOrigins("*")
                    .timeout(Duration.ofSeconds(10))
                    .build()));
            return true;
        }
    }
}
