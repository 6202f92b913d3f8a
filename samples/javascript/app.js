// The application of the tutorial, with oidc-client: sign in, call the Api, renew the token, sign out, watch the session.

var settings = {
    authority: lintel.authority,
    client_id: 'js',
    popup_redirect_uri: location.origin + '/popup.html',
    redirect_uri: location.origin + '/index.html',
    silent_redirect_uri: location.origin + '/silent-renew.html',
    post_logout_redirect_uri: location.origin + '/index.html',
    popup_post_logout_redirect_uri: location.origin + '/popup-signed-out.html',

    response_type: 'id_token token',
    scope: 'openid profile email api',

    // renew the access token four seconds before it expires
    accessTokenExpiringNotificationTime: 4,
    automaticSilentRenew: true,

    filterProtocolClaims: true
};

var manager = new Oidc.UserManager(settings);
var user;

function show(loadedUser) {
    user = loadedUser;
    display('.js-user', user);
}

manager.events.addUserLoaded(show);
manager.events.addUserUnloaded(function () {
    show(null);
});
manager.events.addSilentRenewError(function (error) {
    complain(cookiesBlocked() ? COOKIES_BLOCKED : 'The access token could not be renewed', error);
});
manager.events.addUserSessionChanged(function () {
    // the same user, but another session: only a token of this one proves at sign-out who asks
    manager.signinSilent().catch(function (error) {
        complain('The access token could not be renewed', error);
    });
});
manager.events.addUserSignedOut(function () {
    if (cookiesBlocked()) {
        complain(COOKIES_BLOCKED);
        return;
    }
    manager.removeUser();
    alert('The user has signed out');
});

$('.js-login').on('click', function () {
    manager.signinPopup().catch(function (error) {
        complain('Signing in through the popup failed', error);
    });
});

$('.js-login-redirect').on('click', function () {
    manager.signinRedirect().catch(function (error) {
        complain('Signing in failed', error);
    });
});

$('.js-call-api').on('click', function () {
    callApi(user && user.access_token);
});

$('.js-logout').on('click', function () {
    manager.signoutRedirect().catch(function (error) {
        complain('Signing out failed', error);
    });
});

$('.js-logout-popup').on('click', function () {
    manager.signoutPopup().catch(function (error) {
        complain('Signing out through the popup failed', error);
    });
});

if (/[#&](id_token|error)=/.test(location.hash)) {
    // back from signinRedirect: read the answer, then take the tokens out of the address bar
    manager.signinRedirectCallback().catch(function (error) {
        complain('Signing in failed', error);
    });
    history.replaceState(null, '', location.pathname);
} else {
    manager.getUser().then(show);
}
