package org.lintel.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

import org.lintel.browser.RemoteAddress;
import org.lintel.client.ClientAuthentication;
import org.lintel.config.Issuer;
import org.lintel.discovery.ProviderMetadata;
import org.lintel.fetch.GuardedHttp;
import org.lintel.jose.PublishedKeys;
import org.lintel.language.Languages;
import org.lintel.model.UnavailableException;
import org.lintel.secret.ServerKey;

/** Makes at start what could otherwise fail at the first request: a wrong setting stops the deployment with its one sentence. */
@WebListener
public class Startup implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    Issuer issuer;

    @Inject
    Endpoints endpoints;

    @Inject
    ServerKey serverKey;

    @Inject
    PublishedKeys keys;

    @Inject
    ProviderMetadata metadata;

    @Inject
    ClientAuthentication clients;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    GuardedHttp outbound;

    @Inject
    Languages languages;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        issuer.checkContextPath(event.getServletContext().getContextPath());
        serverKey.authenticate("start", "");
        LOG.log(System.Logger.Level.INFO,
                "issuer {0}, clients authenticate by {1}, trusted proxies {2}, calls beside public addresses {3}, pages in {4}",
                issuer.value(), clients.methods(), remoteAddress.trustedProxies(), outbound.allowed(), languages.tags());
        LOG.log(System.Logger.Level.INFO, "endpoints {0}", endpoints.addresses());
        try {
            metadata.bytes();
            LOG.log(System.Logger.Level.INFO, "signing with {0}", keys.algorithms());
        } catch (UnavailableException e) {
            // the database need not be there yet; until it is, requests are answered with 503
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }
}
