package org.lintel.jpa;

import java.io.Serializable;
import java.util.Objects;

/** The key of an {@link IssuerRow}; no record, since Jakarta Persistence 3.1 makes one without arguments. */
public class RowId implements Serializable {

    private static final long serialVersionUID = 1L;

    String id;
    String issuer;

    public RowId() {
    }

    RowId(String id, String issuer) {
        this.id = id;
        this.issuer = issuer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowId key && Objects.equals(id, key.id) && Objects.equals(issuer, key.issuer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, issuer);
    }
}
