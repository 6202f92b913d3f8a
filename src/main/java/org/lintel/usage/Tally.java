package org.lintel.usage;

import java.util.List;

import org.lintel.model.ClientUsage;

/** What a node has counted of a client since it told last. Not thread-safe: whoever has it, has it alone. */
final class Tally {

    private static final String CODE = "code";

    private long requests;
    private long refused;
    private long tokens;
    private final Users users = Users.none();

    /** @param user as {@link Users#add} has it; 0 if there was none */
    Tally issued(List<String> kinds, long user) {
        requests++;
        tokens += tokens(kinds);
        if (user != 0) {
            users.add(user);
        }
        return this;
    }

    /** How many of these are tokens: a code is none. */
    static int tokens(List<String> kinds) {
        return kinds.size() - (kinds.contains(CODE) ? 1 : 0);
    }

    Tally refused() {
        requests++;
        refused++;
        return this;
    }

    Tally with(Tally other) {
        requests += other.requests;
        refused += other.refused;
        tokens += other.tokens;
        users.with(other.users);
        return this;
    }

    ClientUsage of(Counted whose) {
        return new ClientUsage(whose.clientId(), whose.month(), requests, refused, tokens, users.text());
    }
}
