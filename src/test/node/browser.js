// As much of a browser as signing in takes: it keeps cookies, follows redirections and pages that go on at once within the provider, and sends its forms.

export class Browser {

    #issuer;
    #cookies = new Map();

    constructor(issuer) {
        this.#issuer = issuer;
    }

    /** Goes to an address and signs in where that is asked; returns where the provider then sends the browser, away from itself. */
    async signIn(address, username, password) {
        let answer = await this.#go(address);
        if (!answer.away) {
            answer = await this.#go(answer.address, form(answer.page, {username, password, login: 'login'}));
        }
        if (!answer.away) {
            throw new Error('still at the provider: ' + answer.page);
        }
        return answer.away;
    }

    /** The page at which the browser arrives. */
    async open(address) {
        return await this.#go(address);
    }

    async #go(address, body) {
        for (let i = 0; i < 10; i++) {
            const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
            const method = body ? 'POST' : 'GET';
            const response = await fetch(address, {redirect: 'manual', method, body, headers: cookie ? {cookie} : {}});
            response.headers.getSetCookie().forEach(line => this.#take(line));
            const location = response.headers.get('location') ?? response.headers.get('refresh')?.match(/^0;url=(.*)/)?.[1];
            if (!location) {
                const page = await response.text();
                const posted = page.match(/<form method="post" action="([^"]*)"/);
                return posted && !posted[1].startsWith(this.#issuer) && /^https?:/.test(posted[1])
                    ? {away: new Request(posted[1], {method: 'POST', body: form(page, {})})} : {address, page};
            }
            address = new URL(location, address);
            body = undefined;
            if (!address.href.startsWith(this.#issuer)) {
                return {away: address};
            }
        }
        throw new Error('too many redirections');
    }

    #take(line) {
        const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
        if (value && !/max-age=0/i.test(line)) {
            this.#cookies.set(name, value);
        } else {
            this.#cookies.delete(name);
        }
    }
}

/** The hidden inputs of a page, and what somebody types. */
function form(page, typed) {
    const fields = new URLSearchParams();
    for (const [input] of page.matchAll(/<input [^>]*type="hidden"[^>]*>/g)) {
        const name = input.match(/ name="([^"]*)"/);
        if (name) {
            fields.append(name[1], unescaped(input.match(/ value="([^"]*)"/)?.[1] ?? ''));
        }
    }
    Object.entries(typed).forEach(([name, value]) => fields.set(name, value));
    return fields;
}

function unescaped(text) {
    return text.replace(/&#(\d+);/g, (all, code) => String.fromCharCode(code))
        .replace(/&#x([0-9a-f]+);/gi, (all, code) => String.fromCharCode(parseInt(code, 16)))
        .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
