package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.jboss.weld.context.http.HttpLiteral;
import org.jboss.weld.context.http.HttpRequestContext;

/**
 * The request scope of a request that goes on in another thread. WildFly brings it along; on Payara there would be none, so it is taken
 * from Weld, which both have.
 */
final class RequestScope {

    private RequestScope() {
    }

    static void pass(HttpServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (isActive()) {
            chain.doFilter(request, response);
            return;
        }
        HttpRequestContext scope = CDI.current().select(HttpRequestContext.class, HttpLiteral.INSTANCE).get();
        scope.associate(request);
        scope.activate();
        try {
            chain.doFilter(request, response);
        } finally {
            scope.invalidate();
            scope.deactivate();
            scope.dissociate(request);
        }
    }

    private static boolean isActive() {
        try {
            return CDI.current().getBeanManager().getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
