// The same application with oidc-token-manager, the older library: it calls itself back with tokens, not with a user.

var settings = {
    authority: lintel.authority,
    client_id: 'js',
    popup_redirect_uri: location.origin + '/token-manager/popup.html',
    redirect_uri: location.origin + '/token-manager/index.html',
    post_logout_redirect_uri: location.origin + '/token-manager/index.html',

    // the library renews the token one minute before it expires
    silent_renew: true,
    silent_redirect_uri: location.origin + '/token-manager/silent-renew.html',

    response_type: 'id_token token',
    scope: 'openid profile email api',

    filter_protocol_claims: true
};

var manager = new OidcTokenManager(settings);

function show() {
    display('.js-id-token', manager.profile);
    display('.js-access-token', manager.access_token && {
        access_token: manager.access_token,
        expires_in: manager.expires_in
    });
}

manager.addOnTokenObtained(show);
manager.addOnTokenRemoved(show);
manager.addOnSilentTokenRenewFailed(function () {
    complain('The access token could not be renewed: sign in again, and allow third-party cookies if your browser blocks them');
});

$('.js-login').on('click', function () {
    manager.openPopupForTokenAsync().catch(function (error) {
        complain('Signing in through the popup failed', error);
    });
});

$('.js-login-redirect').on('click', function () {
    manager.redirectForToken().catch(function (error) {
        complain('Signing in failed', error);
    });
});

$('.js-call-api').on('click', function () {
    callApi(manager.access_token);
});

$('.js-logout').on('click', function () {
    manager.redirectForLogout().catch(function (error) {
        complain('Signing out failed', error);
    });
});

if (/[#&](id_token|error)=/.test(location.hash)) {
    // back from redirectForToken: read the answer, then take the tokens out of the address bar
    manager.processTokenCallbackAsync(location.hash).catch(function (error) {
        complain('Signing in failed', error);
    });
    history.replaceState(null, '', location.pathname);
} else {
    show();
}
