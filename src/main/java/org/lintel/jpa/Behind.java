package org.lintel.jpa;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;

/**
 * The rows behind a place in an order by a moment and something else, for the next page. Databases enter an index at a plain comparison,
 * and not at one that is a part of an alternative: so the moment is compared by itself first, and page 1,000 is as quick as page 2.
 */
final class Behind {

    private Behind() {
    }

    /** @param then what is behind among the rows of that moment */
    static Predicate newestFirst(CriteriaBuilder is, Expression<Long> moment, long place, Predicate then) {
        return is.and(is.le(moment, place), is.or(is.lt(moment, place), then));
    }

    /** @param then what is behind among the rows of that moment */
    static Predicate oldestFirst(CriteriaBuilder is, Expression<Long> moment, long place, Predicate then) {
        return is.and(is.ge(moment, place), is.or(is.gt(moment, place), then));
    }
}
