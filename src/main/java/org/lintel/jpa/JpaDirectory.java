package org.lintel.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.lintel.config.Issuer;
import org.lintel.json.RecordJson;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.DirectoryQuery;
import org.lintel.spi.Directory;
import org.lintel.transfer.Apply;

/**
 * What an operator lists, in the database. A page is read by its keys, and then its rows with all that belongs to them: two statements, for
 * any number of rows. A change locks its row first and checks that it is still the version that was read.
 *
 * @param <T> what is listed
 * @param <R> its rows
 */
final class JpaDirectory<T extends Record, R extends ListedRow<T>> implements Directory<T> {

    /**
     * Who has to know of changes.
     *
     * @param within told in the transaction of a change to something known, which it may add to
     * @param done   told afterwards, to forget what is remembered
     */
    record Changes(BiConsumer<EntityManager, String> within, Consumer<String> done) {

        /** Whoever remembers forgets everything. */
        static Changes forget(Runnable everything) {
            return new Changes((entities, id) -> {
            }, id -> everything.run());
        }
    }

    private final Database database;
    private final Issuer issuer;
    private final Class<R> type;
    private final String more;
    private final Function<T, String> idOf;
    private final Supplier<R> create;
    private final Changes changes;

    /**
     * @param more what belongs to a row {@code r} and is read with it
     */
    JpaDirectory(Database database, Issuer issuer, Class<R> type, String more, Function<T, String> idOf, Supplier<R> create,
            Changes changes) {
        this.database = database;
        this.issuer = issuer;
        this.type = type;
        this.more = more;
        this.idOf = idOf;
        this.create = create;
        this.changes = changes;
    }

    @Override
    public List<DirectoryEntry<T>> page(DirectoryQuery query) {
        return database.read(entities -> rows(entities, ids(entities, query))).stream().map(JpaDirectory::entry).toList();
    }

    @Override
    public Optional<DirectoryEntry<T>> find(String id) {
        return StorableText.storable(id)
                ? database.read(entities -> rows(entities, List.of(id))).stream().map(JpaDirectory::entry).findFirst()
                : Optional.empty();
    }

    @Override
    public Outcome create(T entry) {
        return change(idOf.apply(entry), entities -> {
            RowId key = key(idOf.apply(entry));
            if (entities.find(type, key) != null) {
                return Outcome.CONFLICT;
            }
            R row = IssuerRow.of(key, create);
            row.change(entry);
            entities.persist(row);
            return Outcome.DONE;
        });
    }

    @Override
    public Outcome replace(T entry, long version) {
        return change(idOf.apply(entry), entities -> {
            R row = seen(entities, idOf.apply(entry), version);
            if (row == null) {
                return Outcome.CONFLICT;
            }
            if (row.isListed() && !sameButForTheFlag(row.entry(), entry)) {
                return Outcome.LISTED;
            }
            row.change(entry);
            changes.within.accept(entities, row.id);
            return Outcome.DONE;
        });
    }

    @Override
    public Outcome remove(String id, long version) {
        return change(id, entities -> {
            R row = seen(entities, id, version);
            if (row == null) {
                return Outcome.CONFLICT;
            }
            if (row.isListed()) {
                return Outcome.LISTED;
            }
            entities.remove(row);
            changes.within.accept(entities, row.id);
            return Outcome.DONE;
        });
    }

    /** A concurrent change of the same row, or one that takes the same unique name, comes first. */
    private Outcome change(String id, Function<EntityManager, Outcome> work) {
        Outcome outcome;
        try {
            outcome = database.once(work);
        } catch (Collision e) {
            outcome = Outcome.CONFLICT;
        }
        if (outcome == Outcome.DONE) {
            database.afterwards(() -> changes.done.accept(id));
        } else {
            database.refused(outcome);
        }
        return outcome;
    }

    /** The row, locked; {@code null} if it is not the one that was seen. */
    private R seen(EntityManager entities, String id, long version) {
        R row = StorableText.storable(id) ? entities.find(type, key(id), LockModeType.PESSIMISTIC_WRITE) : null;
        return row != null && row.version == version ? row : null;
    }

    private List<String> ids(EntityManager entities, DirectoryQuery query) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<String> ids = is.createQuery(String.class);
        Root<R> row = ids.from(type);
        Path<String> id = row.get("id");
        var conditions = new ArrayList<>(List.of(is.equal(row.get("issuer"), issuer.value())));
        if (query.after() != null) {
            conditions.add(is.greaterThan(id, query.after()));
        }
        if (query.prefix() != null && !query.prefix().isEmpty()) {
            // between two texts, so that an index is entered at the one and left at the other
            conditions.add(is.greaterThanOrEqualTo(id, query.prefix()));
            conditions.add(is.lessThan(id, beyond(query.prefix())));
            conditions.add(is.like(id, query.prefix().replaceAll("[!%_]", "!$0") + "%", '!'));
        }
        ids.select(id).where(conditions.toArray(Predicate[]::new)).orderBy(is.asc(id));
        return entities.createQuery(ids).setMaxResults(query.limit()).getResultList();
    }

    /** The first text that follows all that begin so: with the next character in the place of the last one. */
    private static String beyond(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : Math.min(last + 1, Character.MAX_CODE_POINT);
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(next);
    }

    /** Those of a page are neighbours: a range of an index, and one text of a statement for any number of them. */
    private List<R> rows(EntityManager entities, List<String> ids) {
        return ids.isEmpty() ? List.of() : entities.createQuery("select distinct r from " + type.getSimpleName() + " r " + more
                + " where r.issuer = :issuer and r.id between :first and :last order by r.id", type)
                .setParameter("issuer", issuer.value()).setParameter("first", ids.get(0)).setParameter("last", ids.get(ids.size() - 1))
                .getResultStream().filter(row -> ids.contains(row.id)).toList();
    }

    private RowId key(String id) {
        return new RowId(id, issuer.value());
    }

    private static <T extends Record> DirectoryEntry<T> entry(ListedRow<T> row) {
        return new DirectoryEntry<>(row.entry(), row.version, row.isListed(), Apply.drifted(row.owner, row.version));
    }

    private static boolean sameButForTheFlag(Record one, Record other) {
        var left = RecordJson.write(one);
        var right = RecordJson.write(other);
        left.put("enabled", right.get("enabled"));
        return left.equals(right);
    }
}
