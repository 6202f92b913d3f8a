package org.lintel.manage;

import java.time.YearMonth;

import org.jspecify.annotations.Nullable;

import org.lintel.model.ClientUsage;
import org.lintel.usage.UsageCounts;

/**
 * What was used in a month.
 *
 * @param month       in UTC: {@code 2026-11}
 * @param clientId    by whom; {@code null} for all clients together
 * @param requests    that ended with a code or tokens, and those that were refused
 * @param refused     of the requests, those that were refused
 * @param tokens      access tokens, id_tokens and refresh tokens
 * @param activeUsers for whom: about so many different users, within some 2 percent
 */
public record MonthUsage(String month, @Nullable String clientId, long requests, long refused, long tokens, long activeUsers) {

    static MonthUsage of(ClientUsage usage) {
        return new MonthUsage(usage.month().toString(), usage.clientId(), usage.requests(), usage.refused(), usage.tokens(),
                UsageCounts.users(usage));
    }

    static MonthUsage none(YearMonth month) {
        return new MonthUsage(month.toString(), null, 0, 0, 0, 0);
    }

    /** The same for all clients, whose rows these were added up from. */
    MonthUsage ofAll() {
        return new MonthUsage(month, null, requests, refused, tokens, activeUsers);
    }
}
