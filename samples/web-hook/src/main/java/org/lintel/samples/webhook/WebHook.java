package org.lintel.samples.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.model.UnavailableException;
import org.lintel.spi.RequestRule;
import org.lintel.spi.Signer;

/**
 * Asks a service of yours before anything is issued: when a user comes back to an application from signing in, and at every token request.
 * It gets a JWT that Lintel has signed. Any status from 200 to 299 lets the request go on, and 403 refuses it; with any other, or with none
 * in time, nothing is issued either.
 */
@ApplicationScoped
public class WebHook implements RequestRule {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    @Inject
    Signer signer;

    private HttpClient http;
    private URI address;
    private Duration timeout;

    /** At start: what is wrong or missing stops it. */
    void read(@Observes Startup event) {
        Config config = ConfigProvider.getConfig();
        address = URI.create(config.getValue("web-hook.address", String.class));
        timeout = Duration.parse(config.getOptionalValue("web-hook.timeout", String.class).orElse("PT2S"));
        if (!"https".equals(address.getScheme()) && !"localhost".equals(address.getHost())) {
            throw new IllegalArgumentException("web-hook.address is an https address, or http on localhost: " + address);
        }
        http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public void check(Issuance issuance) {
        int status = ask(signer.sign("web-hook+jwt", Duration.ofMinutes(1), statement(issuance)));
        if (status == 403) {
            throw OAuthError.ACCESS_DENIED.because("the web hook refuses");
        } else if (status < 200 || status > 299) {
            throw new UnavailableException("the web hook answers " + status, TRY_AGAIN, null);
        }
    }

    private Map<String, Object> statement(Issuance issuance) {
        var statement = new HashMap<String, Object>();
        statement.put("aud", address.toString());
        statement.put("client_id", issuance.client().clientId());
        statement.put("grant_type", issuance.grantType());
        statement.put("scope", String.join(" ", issuance.authorization().scopes()));
        if (issuance.authorization().subject() != null) {
            statement.put("sub", issuance.authorization().subject());
        }
        return statement;
    }

    private int ask(String statement) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", "application/jwt")
                .POST(HttpRequest.BodyPublishers.ofString(statement)).build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("the web hook does not answer", TRY_AGAIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the web hook is not waited for", TRY_AGAIN, e);
        } finally {
            answer.cancel(true);
        }
    }
}
