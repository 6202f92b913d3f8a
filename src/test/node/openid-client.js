// node openid-client.js SCENARIO ISSUER: an application made with openid-client. Whatever that or this does not accept ends it with an
// error.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import * as client from 'openid-client';
import {Browser} from './browser.js';

const [scenario, issuer] = process.argv.slice(2);
const browser = new Browser(issuer);

const scenarios = {
    client_secret_basic: () => wholeWay(confidential('basic', client.ClientSecretBasic('openid-client-basic-secret'))),
    client_secret_post: () => wholeWay(confidential('post', client.ClientSecretPost('openid-client-post-secret'))),
    private_key_jwt: async () => wholeWay(signing(await privateKey())),
    client_secret_jwt: () => wholeWay(confidential('sealed',
        client.ClientSecretJwt('a secret that openid-client and Lintel know: 0123456789abcdef'))),
    none: () => wholeWay({id: 'openid-client-public', authentication: client.None(), metadata: {}}),
    form_post: formPost,
    hybrid: hybrid,
    implicit: implicit,
    request_object: requestObject,
    client_credentials: clientCredentials,
    silent: silent,
    refusals: refusals
};

function confidential(name, authentication, metadata = {}) {
    return {id: 'openid-client-' + name, authentication, metadata, confidential: true};
}

function signing(key) {
    return confidential('key', client.PrivateKeyJwt(key), {id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256'});
}

/** Signatures are verified wherever there are any. */
async function discovered({id, authentication, metadata}) {
    return await client.discovery(new URL(issuer), id, metadata, authentication,
        {execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks]});
}

async function privateKey() {
    const {keys} = JSON.parse(await readFile(new URL('../resources/client-keys.json', import.meta.url)));
    const {kty, crv, x, y, d} = keys.find(key => key.kid === 'p256');
    const key = await crypto.subtle.importKey('jwk', {kty, crv, x, y, d}, {name: 'ECDSA', namedCurve: crv}, false, ['sign']);
    return {key, kid: 'p256'};
}

/** The answer to an authorization request, and what is needed to check it. */
async function signedIn(config, more = {}, build = client.buildAuthorizationUrl) {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const checks = {pkceCodeVerifier, expectedNonce: client.randomNonce(), expectedState: client.randomState(), idTokenExpected: true};
    const address = await build(config, {
        redirect_uri: `https://${config.clientMetadata().client_id}.example/callback`, scope: 'openid profile email api offline_access',
        nonce: checks.expectedNonce, state: checks.expectedState,
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256', ...more
    });
    return {callback: await browser.signIn(address, 'alice', 'alice-password'), checks};
}

/** Code and PKCE, userinfo, refresh, introspection, revocation, sign-out. */
async function wholeWay(registration) {
    const config = await discovered(registration);
    assert(config.serverMetadata().supportsPKCE());
    const {callback, checks} = await signedIn(config);
    const tokens = await client.authorizationCodeGrant(config, callback, checks);
    const claims = tokens.claims();
    assert.equal(tokens.expires_in, 3600);
    const user = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    assert.equal(user.given_name, 'Alice');

    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
    assert.equal(renewed.claims().sub, claims.sub);
    assert.equal(renewed.claims().auth_time, claims.auth_time);
    assert.notEqual(renewed.access_token, tokens.access_token);
    const narrow = await client.refreshTokenGrant(config, renewed.refresh_token, {scope: 'openid'});
    assert.equal(narrow.scope, 'openid');

    if (registration.confidential) {
        const active = await client.tokenIntrospection(config, renewed.access_token);
        assert(active.active && active.sub === claims.sub && active.client_id === registration.id);
    }
    await client.tokenRevocation(config, narrow.refresh_token, {token_type_hint: 'refresh_token'});
    if (registration.confidential) {
        assert.deepEqual(await client.tokenIntrospection(config, renewed.access_token), {active: false});
    }
    await assert.rejects(client.refreshTokenGrant(config, narrow.refresh_token), {error: 'invalid_grant'});
    await assert.rejects(client.fetchUserInfo(config, narrow.access_token, claims.sub),
        error => error.cause[0].parameters.error === 'invalid_token');

    const out = client.buildEndSessionUrl(config, {id_token_hint: renewed.id_token, state: 'the state',
        post_logout_redirect_uri: `https://${registration.id}.example/bye`});
    const {address, page} = await browser.open(out);
    assert.equal(new URL(address).pathname, '/loggedout');
    assert(page.includes(`https://${registration.id}.example/bye?state=the%20state`));
}

async function formPost() {
    const config = await discovered(confidential('basic', client.ClientSecretBasic('openid-client-basic-secret')));
    const {callback, checks} = await signedIn(config, {response_mode: 'form_post'});
    assert(callback instanceof Request);
    assert((await client.authorizationCodeGrant(config, callback, checks)).access_token);
}

async function hybrid() {
    for (const response_mode of ['fragment', 'form_post']) {
        const config = await discovered(confidential('hybrid', client.ClientSecretBasic('openid-client-hybrid-secret')));
        client.useCodeIdTokenResponseType(config);
        const {callback, checks} = await signedIn(config, {response_mode});
        const tokens = await client.authorizationCodeGrant(config, callback, checks);
        assert.equal(tokens.claims().sub, 'alice-1');
    }
}

async function implicit() {
    const config = await discovered(confidential('hybrid', client.ClientSecretBasic('openid-client-hybrid-secret')));
    client.useIdTokenResponseType(config);
    const {callback, checks} = await signedIn(config, {scope: 'openid email'});
    const claims = await client.implicitAuthentication(config, callback, checks.expectedNonce, {expectedState: checks.expectedState});
    assert.equal(claims.email, 'alice@example.org');
}

/** All parameters in a signed JWT (RFC 9101). */
async function requestObject() {
    const key = await privateKey();
    const config = await discovered(signing(key));
    const {callback, checks} = await signedIn(config, {},
        async (_, parameters) => await client.buildAuthorizationUrlWithJAR(config, parameters, key));
    assert.equal((await client.authorizationCodeGrant(config, callback, checks)).claims().sub, 'alice-1');
}

async function clientCredentials() {
    const config = await discovered(confidential('basic', client.ClientSecretBasic('openid-client-basic-secret')));
    const tokens = await client.clientCredentialsGrant(config, {scope: 'api'});
    assert.equal(tokens.scope, 'api');
    assert.equal(tokens.refresh_token, undefined);
    assert.equal((await client.tokenIntrospection(config, tokens.access_token)).client_id, 'openid-client-basic');
}

/** prompt=none and max_age, checked by the library. */
async function silent() {
    const config = await discovered(confidential('basic', client.ClientSecretBasic('openid-client-basic-secret')));
    const nobody = await signedIn(config, {prompt: 'none'});
    await assert.rejects(client.authorizationCodeGrant(config, nobody.callback, nobody.checks), {error: 'login_required'});
    await signedIn(config);
    const somebody = await signedIn(config, {prompt: 'none', max_age: '100'});
    const tokens = await client.authorizationCodeGrant(config, somebody.callback, {...somebody.checks, maxAge: 100});
    assert(tokens.claims().auth_time);
}

async function refusals() {
    const config = await discovered(confidential('basic', client.ClientSecretBasic('openid-client-basic-secret')));
    const {callback, checks} = await signedIn(config);
    await assert.rejects(client.authorizationCodeGrant(config, callback, {...checks, pkceCodeVerifier: client.randomPKCECodeVerifier()}),
        {error: 'invalid_grant'});
    const once = await signedIn(config);
    await client.authorizationCodeGrant(config, once.callback, once.checks);
    await assert.rejects(client.authorizationCodeGrant(config, once.callback, once.checks), {error: 'invalid_grant'});
    const unknown = await signedIn(config, {scope: 'openid nothing'});
    await assert.rejects(client.authorizationCodeGrant(config, unknown.callback, unknown.checks), {error: 'invalid_scope'});
    const guessing = await discovered(confidential('basic', client.ClientSecretBasic('a guess')));
    await assert.rejects(client.clientCredentialsGrant(guessing), error => error.cause[0].scheme === 'basic');
}

await scenarios[scenario]();
