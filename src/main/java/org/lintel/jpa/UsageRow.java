package org.lintel.jpa;

import java.time.YearMonth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.ClientUsage;

/** Its id is the month and the client, {@code 2026-11/shop}. */
@Entity
@Table(name = "client_usage")
class UsageRow extends IssuerRow {

    private static final int HUNDRED = 100;

    /** As a number that sorts: 202611. */
    @Column(name = "in_month")
    long month;

    @Column(name = "client_id", nullable = false)
    String clientId;

    long requests;
    long refused;
    long tokens;

    @Column(name = "user_sketch")
    String users;

    protected UsageRow() {
    }

    UsageRow(RowId key, ClientUsage usage) {
        super(key);
        month = number(usage.month());
        clientId = usage.clientId();
        set(usage);
    }

    static RowId key(ClientUsage usage, String issuer) {
        return new RowId(usage.month() + "/" + usage.clientId(), issuer);
    }

    static long number(YearMonth month) {
        return (long) month.getYear() * HUNDRED + month.getMonthValue();
    }

    final void set(ClientUsage usage) {
        requests = usage.requests();
        refused = usage.refused();
        tokens = usage.tokens();
        users = usage.users();
    }

    ClientUsage usage() {
        return new ClientUsage(clientId, YearMonth.of((int) (month / HUNDRED), (int) (month % HUNDRED)), requests, refused, tokens, users);
    }
}
