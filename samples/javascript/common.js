// What the three applications share: showing data, saying what went wrong, calling the Api.

function display(selector, data) {
    $(selector).text(data ? JSON.stringify(data, null, 2) : '');
}

function complain(what, error) {
    console.error(what, error);
    $('.js-message').text(what + (error ? ': ' + (error.message || error) : ''));
}

// In a frame of this page Lintel finds nobody signed in where the browser keeps third-party cookies back. It does not where the
// check-session frame has ever answered that the session is the same; the answer is kept as long as the library keeps the user.
var COOKIES_WORK = 'third-party cookies work';
var COOKIES_BLOCKED = 'Your browser blocks third-party cookies: the access token cannot be renewed, and a sign-out elsewhere goes unnoticed';

window.addEventListener('message', function (event) {
    if (event.data === 'unchanged' && event.origin === new URL(lintel.authority).origin) {
        sessionStorage.setItem(COOKIES_WORK, true);
    }
});

function cookiesBlocked() {
    return !sessionStorage.getItem(COOKIES_WORK);
}

// a new attempt deserves a clean page
$('.requests button').on('click', function () {
    $('.js-message').empty();
});

function callApi(accessToken) {
    $.ajax({
        url: lintel.api + '/values',
        method: 'GET',
        dataType: 'json',
        headers: accessToken ? { Authorization: 'Bearer ' + accessToken } : {}
    }).done(function (data) {
        display('.js-api-result', data);
    }).fail(function (error) {
        display('.js-api-result', {
            status: error.status,
            statusText: error.statusText,
            response: error.responseJSON
        });
        if (error.status === 0) {
            complain('The Api at ' + lintel.api + ' does not answer');
        }
    });
}
