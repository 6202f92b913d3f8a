// Answers "unchanged", "changed" or "error" to a message "client_id session_state" (Session Management, section 3.2).
(function () {
    'use strict';

    function browserState() {
        var found = /(?:^|; )lintel\.check=([^;]*)/.exec(document.cookie);
        return found ? found[1] : '';
    }

    function hash(text) {
        return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(function (digest) {
            return Array.from(new Uint8Array(digest), function (byte) {
                return byte.toString(16).padStart(2, '0');
            }).join('');
        });
    }

    function judge(message, origin) {
        var parts = typeof message === 'string' ? /^(\S+) ([0-9a-f]{64})\.([A-Za-z0-9_-]+)$/.exec(message) : null;
        if (!parts) {
            return Promise.resolve('error');
        }
        return hash(parts[1] + ' ' + origin + ' ' + browserState() + ' ' + parts[3]).then(function (expected) {
            return expected === parts[2] ? 'unchanged' : 'changed';
        });
    }

    window.addEventListener('message', function (event) {
        // a frame without an origin of its own, such as a sandboxed one, cannot be answered
        if (event.source && event.source !== window && event.origin !== 'null') {
            judge(event.data, event.origin).then(function (answer) {
                event.source.postMessage(answer, event.origin);
            });
        }
    });
}());
