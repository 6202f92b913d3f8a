package org.lintel.fuzz;

import java.util.List;
import java.util.Random;

/** Values that are unusual, hostile or wrong; the bytes are those of ISO 8859-1. */
final class Odd {

    private static final List<String> VALUES = List.of(
            "", "%20", "+", "0", "-1", "1", "null", "true", "NaN", "1e309", "2147483648", "99999999999999999999", "-0", "0x10", "1.5",
            // encodings: broken, not UTF-8, overlong, surrogates, beyond Unicode, invisible
            "%", "%%", "%2", "%G1", "%u0041", "%-1", "%FF", "%C0%AF", "%C0%80", "%E0%80%80", "%F0%80%80%AF", "%ED%A0%80", "%ED%B0%80",
            "%ED%A0%BD%ED%B8%80", "%F4%90%80%80", "%F8%88%80%80%80", "%EF%BB%BF", "%E2%80%AE", "%E2%80%A8", "%C2%85", "%EF%BF%BF",
            "%F0%9F%98%80", "%C3%BC", "\u00fc", "\u00ff\u00fe", "\u00c3\u00bc", "%00", "a%00b", "%0D%0AX-Injected:%201",
            "%0AX-Injected:%201", "%09", "%1B%5B2J", "%7F",
            // meanings elsewhere
            "%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "'%20or%201=1--", "%27%3B--",
            "$%7Bjndi:ldap://x/a%7D", "%23%7B7919*7907%7D", "$%7B7919*7907%7D", "..%2F..%2F..%2Fetc%2Fpasswd", "%2e%2e%2f", "..;/", "%5C",
            "a;b", "a,b", "a%20b%20c", "javascript:alert(1)", "//evil.example", "https://evil.example/", "http://%5B::1", "http://[::1",
            "file:///etc/passwd", "http:/x", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "none", "login%20none",
            "code%20token", "openid%20openid", "form_post",
            // JSON, JWTs and parts of them
            "%7B", "%7B%7D", "%5B%5D", "%7B%22id_token%22:%7B%22sub%22:%7B%22value%22:1%7D%7D%7D", "%7B%22userinfo%22:%5B%5D%7D",
            "%22%5Cud800%22", "a.b.c", "..", "...", "....", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJub25lIn0.e30.", "e30.e30.e30",
            "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmdXp6IiwiaXNzIjoiZnV6eiJ9.AAAA",
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsieCJdfQ.e30.AA", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA",
            "eyJhbGciOlt7fV19.W10.W10", "bnVsbA.bnVsbA.bnVsbA");

    private static final List<String> HEADERS = List.of(
            "", " ", "*", "*/*", "text/html", "application/json", "application/jwt;q=0.5", "text/html;q=x", "garbage", "a/b/c", ";", "/",
            ",,,", "\"", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; charset=\"",
            "multipart/form-data; boundary=", "multipart/form-data", "text/xml", "text/plain", "Basic", "Basic ", "Basic =", "Basic %%%",
            "Basic Og==", "Basic OjpbOg==", "Basic ZnV6eg==", "Basic ZnV6ei1vdGhlcjolRkY=", "basic ZnV6ei1vdGhlcjp4", "Bearer", "Bearer ",
            "Bearer  x y", "Bearer eyJhbGciOiJub25lIn0.e30.", "bearer x", "DPoP x", "Digest username=\"x\"", "Negotiate YII=", "null",
            "http://evil.example", "https://evil.example:99999", "http://localhost", "file://", "lintel=x", "lintel=; lintel.browser=\"",
            "=", "=;=;=", "$Version=1; lintel=x; $Path=/", "LogoutMessage.=x; LogoutMessage..=y", "lintel.check=%00", "a=b; a=b; a=c",
            "de;q=1.1, xx-", "i-klingon, *;q=0", "de-DE-1996-x-private, zh-Hant", "gzip", "deflate, br", "bytes=0-", "100-continue",
            "websocket", "cross-site", "1", "\u00fc\u00ff", "a\tb", "for=1.2.3.4;proto=https", "1.2.3.4, [::1]", "https", "evil.example",
            "localhost:0", "W/\"x\"", "Thu, 01 Jan 1970 00:00:00 GMT");

    private final Random random;

    Odd(Random random) {
        this.random = random;
    }

    /** For a parameter or a path. */
    String value() {
        return random.nextInt(8) == 0 ? huge() : random.nextInt(8) == 0 ? bytes() : VALUES.get(random.nextInt(VALUES.size()));
    }

    String header() {
        return random.nextInt(12) == 0 ? huge() : HEADERS.get(random.nextInt(HEADERS.size()));
    }

    private String huge() {
        String unit = List.of("a", "%41", "+", "%20x", "%F0%9F%98%80", "a.", "%5B", "%22", "%25", "\u00ff").get(random.nextInt(10));
        int length = List.of(101, 301, 2049, 5000, 9000, 70_000).get(random.nextInt(random.nextInt(4) == 0 ? 6 : 4));
        return unit.repeat(length / unit.length() + 1);
    }

    /** Some percent-encoded, some as they are. */
    private String bytes() {
        var bytes = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            int one = random.nextInt(256);
            bytes.append(random.nextInt(4) == 0 ? Character.toString(one == '\n' || one == '\r' ? 'n' : one) : "%%%02x".formatted(one));
        }
        return bytes.toString();
    }
}
