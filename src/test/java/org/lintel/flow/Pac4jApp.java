package org.lintel.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.pac4j.core.config.Config;
import org.pac4j.core.profile.ProfileManager;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.session.JEESessionStore;
import org.pac4j.jee.filter.CallbackFilter;
import org.pac4j.jee.filter.SecurityFilter;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;

/**
 * A server-side application that is not ours: pac4j in Jetty. It is registered twice, as one that is told by front channel and as one that
 * is told by back channel; {@code /} says who is signed in according to the session that it keeps itself.
 */
public final class Pac4jApp implements AutoCloseable {

    public static final String NOBODY = "nobody";

    /** Holds the port from the moment on that its number is written into a registration. */
    private static final ServerSocketChannel PORT = open();

    private final Server jetty = new Server();

    /** @param issuer where it sends people to sign in */
    public Pac4jApp(String issuer) {
        var config = new Config(origin() + "/callback", client(issuer, "pac4j-front"), client(issuer, "pac4j-back"));
        var context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        filter(context, "/callback", new CallbackFilter(config));
        filter(context, "/front", new SecurityFilter(config, "pac4j-front"));
        filter(context, "/back", new SecurityFilter(config, "pac4j-back"));
        context.addServlet(new ServletHolder(new WhoIsThere()), "/*");
        jetty.setHandler(context);
        try {
            var connector = new ServerConnector(jetty);
            connector.open(PORT);
            jetty.addConnector(connector);
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    public static String origin() {
        return "http://localhost:" + PORT.socket().getLocalPort();
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
    }

    private static OidcClient client(String issuer, String clientId) {
        var configuration = new OidcConfiguration();
        configuration.setClientId(clientId);
        configuration.setSecret(clientId + "-secret");
        configuration.setDiscoveryURI(issuer + "/.well-known/openid-configuration");
        configuration.setScope("openid profile");
        configuration.setPkceMethod(CodeChallengeMethod.S256);
        configuration.setClientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        configuration.setUseNonce(true);
        configuration.setLogoutValidation(true);
        var client = new OidcClient(configuration);
        client.setName(clientId);
        return client;
    }

    private static void filter(ServletContextHandler context, String path, Filter filter) {
        context.addFilter(new FilterHolder(filter), path, EnumSet.of(DispatcherType.REQUEST));
    }

    private static ServerSocketChannel open() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class WhoIsThere extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            String who = new ProfileManager(new JEEContext(request, response), new JEESessionStore()).getProfile()
                    .map(UserProfile::getId).orElse(NOBODY);
            response.getWriter().print("<!DOCTYPE html><html lang=en><title>pac4j</title><link rel=icon href=data:,><p id=who>" + who);
        }
    }
}
