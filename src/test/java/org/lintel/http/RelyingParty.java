package org.lintel.http;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import org.jsoup.nodes.Element;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;

/**
 * An independent judge: a relying party made of the Nimbus SDK, which knows Lintel from its discovery document only. Whatever the SDK
 * does not accept it throws.
 */
final class RelyingParty {

    private final App app;
    private final OIDCProviderMetadata provider;
    private final JWKSet keys;
    private final CodeVerifier verifier = new CodeVerifier();
    private final State state = new State();
    private final Nonce nonce = new Nonce();

    private RelyingParty(App app) throws Exception {
        this.app = app;
        provider = OIDCProviderMetadata.resolve(new Issuer(Lintel.server().address()));
        keys = JWKSet.load(provider.getJWKSetURI().toURL());
    }

    /** With the registration of this application. */
    static RelyingParty of(App app) throws Exception {
        return new RelyingParty(app);
    }

    OIDCProviderMetadata provider() {
        return provider;
    }

    JWKSet keys() {
        return keys;
    }

    ClientID clientId() {
        return new ClientID(app.clientId());
    }

    Secret secret() {
        return new Secret(app.secret());
    }

    State state() {
        return state;
    }

    Nonce nonce() {
        return nonce;
    }

    /** Begins an authentication request. */
    AuthenticationRequest.Builder asks(String responseType, String scope) throws Exception {
        ResponseType type = ResponseType.parse(responseType);
        var request = new AuthenticationRequest.Builder(type, Scope.parse(scope), clientId(), URI.create(app.redirectUri()))
                .endpointURI(provider.getAuthorizationEndpointURI()).state(state).nonce(nonce);
        return type.contains(ResponseType.Value.CODE)
                ? request.codeChallenge(verifier, CodeChallengeMethod.S256) : request;
    }

    /** Sends the browser to the provider. */
    static Visit send(Browser browser, AuthenticationRequest.Builder request) {
        return browser.open(request.build().toURI().toString().substring(browser.server().address().length()));
    }

    /** What the browser brings back: in the address, or as a form that is about to be posted. */
    AuthenticationResponse answer(Visit visit) throws Exception {
        Element form = visit.document().selectFirst("form[method=post][action=" + app.redirectUri() + "]");
        AuthenticationResponse response = form == null ? AuthenticationResponseParser.parse(URI.create(visit.location()))
                : AuthenticationResponseParser.parse(posted(form));
        if (!state.equals(response.getState()) || !provider.getIssuer().equals(response.getIssuer())) {
            throw new IllegalStateException("an answer to another request (state), or of another provider (RFC 9207)");
        }
        return response;
    }

    private static HTTPRequest posted(Element form) throws Exception {
        var post = new HTTPRequest(HTTPRequest.Method.POST, URI.create(form.attr("action")));
        post.setContentType("application/x-www-form-urlencoded");
        post.setBody(form.select("input[type=hidden]").stream()
                .map(input -> Form.encode(input.attr("name")) + "=" + Form.encode(input.attr("value"))).collect(Collectors.joining("&")));
        return post;
    }

    /** The grant that redeems the code with the verifier of the request. */
    AuthorizationCodeGrant redemption(AuthorizationCode code) {
        return new AuthorizationCodeGrant(code, URI.create(app.redirectUri()), verifier);
    }

    static TokenResponse send(TokenRequest request) throws Exception {
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }

    /** The claims of an id_token that is right in every way (OpenID Connect Core §3.1.3.7). */
    IDTokenClaimsSet trust(JWT idToken, JWSAlgorithm algorithm) throws Exception {
        return new IDTokenValidator(provider.getIssuer(), clientId(), algorithm, keys).validate(idToken, nonce);
    }

    /** The claims of an access token as an API sees them (RFC 9068 §4). */
    JWTClaimsSet asApi(AccessToken token, String audience, JWSAlgorithm algorithm) throws Exception {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience,
                new JWTClaimsSet.Builder().issuer(provider.getIssuer().getValue()).claim("client_id", app.clientId()).build(),
                Set.of("exp", "iat", "sub", "jti")));
        return processor.process(SignedJWT.parse(token.getValue()), null);
    }

    UserInfoResponse userInfo(AccessToken token) throws Exception {
        return UserInfoResponse.parse(new UserInfoRequest(provider.getUserInfoEndpointURI(), token).toHTTPRequest().send());
    }
}
