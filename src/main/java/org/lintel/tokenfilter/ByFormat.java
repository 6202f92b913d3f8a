package org.lintel.tokenfilter;

/** A JWT has two dots: it is checked here. About all other tokens the authority is asked. */
final class ByFormat implements TokenValidation {

    private final TokenValidation jwts;
    private final TokenValidation others;

    ByFormat(TokenValidation jwts, TokenValidation others) {
        this.jwts = jwts;
        this.others = others;
    }

    @Override
    public AccessToken validate(String token) {
        boolean jwt = token.chars().filter(c -> c == '.').count() == 2;
        return (jwt ? jwts : others).validate(token);
    }
}
