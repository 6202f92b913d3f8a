package org.lintel.oauth;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;

/** Counts refused requests by the rule that they break. The names of rules stand in the code, so there are never many. */
@ApplicationScoped
public class RefusalCounts implements Readings {

    /** Of what no rule with a name stands for. */
    static final String OTHER = "other";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** There from the beginning, as zero: a rate is known from the first one on. */
    public RefusalCounts() {
        RefusalAdvice.ALL.stream().map(RefusalAdvice::rule).filter(Objects::nonNull)
                .forEach(rule -> counts.put(rule.name(), new LongAdder()));
        counts.put(OTHER, new LongAdder());
    }

    void count(RefusedRequest request) {
        counts.computeIfAbsent(RefusalAdvice.rule(request).map(BrokenRule::name).orElse(OTHER), name -> new LongAdder()).increment();
    }

    /** How many there were since the node began, by rule. */
    public Map<String, Long> byRule() {
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().sum()));
    }

    @Override
    public List<Reading> readings() {
        return byRule().entrySet().stream().map(count -> Reading.counter("lintel_requests_refused_by_rule",
                "Requests that were refused, by the rule that they break.", count.getValue()).with("rule", count.getKey()))
                .toList();
    }
}
