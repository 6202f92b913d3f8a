package org.lintel.http;

import java.io.IOException;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.HttpString;
import jakarta.servlet.ServletContext;

/**
 * What WildFly does differently from Payara below the servlets, by its own interface; only WildFly loads this class. At the end of a
 * request a thread reads what is left of its body, however slowly that comes: so {@link HangUp} gets the means to close the connection. And
 * what WildFly answers before there is a filter has the security headers, too.
 */
public class UndertowConnections implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            SecurityHeaders.ALWAYS.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
            next.handleRequest(exchange);
        });
        deployment.addInnerHandlerChainWrapper(next -> exchange -> {
            exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getServletRequest()
                    .setAttribute(HangUp.ATTRIBUTE, (Runnable) () -> close(exchange));
            next.handleRequest(exchange);
        });
    }

    private static void close(HttpServerExchange exchange) {
        try {
            exchange.getConnection().close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
