package org.lintel.samples.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * People sign in at Lintel. The name of the caller is {@code preferred_username} and the roles are {@code groups}, as Jakarta Security has
 * it unless a {@code claimsDefinition} says otherwise.
 */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${signIn.issuer}",
        clientId = "jakarta",
        clientSecret = "${signIn.clientSecret}",
        redirectURI = "${baseURL}/callback",
        redirectToOriginalResource = true,
        scope = {"openid", "profile", "email", "groups"},
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${baseURL}/"))
@Named
@ApplicationScoped
public class SignIn {

    @Inject
    @ConfigProperty(name = "sample.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "sample.client-secret")
    String clientSecret;

    public String getIssuer() {
        return issuer;
    }

    public String getClientSecret() {
        return clientSecret;
    }
}
