package org.lintel.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Usage;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;

/** How much happens: charts of an hour, a day or a month, and how many sessions there are now. */
@Named("counts")
@RequestScoped
public class CountsView {

    /** A way to look at it. */
    public record Choice(String text, String address, boolean current) {
    }

    @Inject
    Console console;

    @Inject
    Usage usage;

    @Inject
    Numbers numbers;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private Period period;
    private List<Chart> charts = List.of();

    /** One statement for all charts. */
    void look() {
        period = Asked.now().text("period").flatMap(CountsView::of).orElse(Period.DAY);
        if (console.mayRead(Area.USAGE)) {
            List<EventCount> counts = usage.events(console.operator(), period);
            Instant now = clock.instant();
            charts = Stream.of(Kind.SIGN_IN, Kind.SIGN_IN_FAILURE, Kind.TOKEN, Kind.REFUSAL)
                    .map(kind -> Chart.of(key(kind), period, now, counts.stream().filter(count -> count.kind() == kind).toList(),
                            label -> wording.find("count.of." + label).orElse(label)))
                    .toList();
        }
    }

    private static Optional<Period> of(String key) {
        return Stream.of(Period.values()).filter(each -> key(each).equals(key)).findFirst();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String getPeriod() {
        return key(period);
    }

    public List<Choice> getPeriods() {
        return Stream.of(Period.values()).map(each -> new Choice("console.period." + key(each),
                new Address(Address.HOME).with("period", key(each)).link(), each == period)).toList();
    }

    /** None where the operator may not see them. */
    public List<Chart> getCharts() {
        return charts;
    }

    /** In how many steps a column stands. */
    public int getSteps() {
        return period.steps();
    }

    /** How many sessions there are now, or {@code null}. */
    public String getSessions() {
        return numbers.signedIn();
    }
}
