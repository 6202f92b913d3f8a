// What the three applications share: showing data, saying what went wrong, calling the Api.

function display(selector, data) {
    $(selector).text(data ? JSON.stringify(data, null, 2) : '');
}

function complain(what, error) {
    console.error(what, error);
    $('.js-message').text(what + (error ? ': ' + (error.message || error) : ''));
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
