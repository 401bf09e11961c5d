package dev.slipway.readout.risk;

import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Study;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import dev.slipway.readout.offers.UserAttributes;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RiskWeeks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users' weeks as rows to learn from: what was known before a week, whether it lost anything, and how much of that a review prevents. */
final class RiskRows {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern WINDOWED = Pattern.compile("(.+)_[0-9]+w");

    private final Risk asked;
    private final ExperimentData data;
    private final RiskWeeks weeks;
    private final FeatureTable table;
    private final FeatureTable next;
    private final double[] losses;

    /**
     * The rows.
     *
     * @throws dev.slipway.core.error.SlipwayException when a feature sums an outcome's column up to the week before, which was not known yet
     */
    RiskRows(Study study, Risk asked, ExperimentData data, RiskWeeks weeks) {
        this.asked = asked;
        this.data = data;
        this.weeks = weeks;
        Map<String, Integer> delays = delays(study);
        this.table = table(0, weeks.log(), delays);
        this.next = table(weeks.log(), weeks.rows(), delays);
        this.losses = losses();
    }

    /** The weeks of the data. */
    FeatureTable table() {
        return table;
    }

    /** Whether the weeks of the horizon lost anything. */
    Outcome outcome() {
        double[] cases = Arrays.stream(losses).map(loss -> loss > 0 ? 1 : 0).toArray();
        return new Outcome(
                asked.name(),
                Task.PROBABILITY,
                cases,
                WEEK.multipliedBy(asked.horizon()),
                WEEK.multipliedBy(asked.delay()),
                data.dataEnd());
    }

    /** By row what the review of a case prevents. */
    double[] prevented() {
        return Arrays.stream(losses)
                .map(loss -> Math.max(0, loss) * asked.prevented())
                .toArray();
    }

    /** By row what the weeks of the horizon lost. */
    double[] lost() {
        return losses;
    }

    /** The moment at which a week begins. */
    long moment(int week) {
        return data.firstDay() + week * WEEK.toMillis();
    }

    /** The first week that has rows. */
    int firstWeek() {
        return Arrays.stream(weeks.week(), 0, weeks.log()).min().orElse(0);
    }

    /** The week after the data. */
    FeatureTable next() {
        return next;
    }

    /** By column of any outcome how many weeks late it is known, the longest where several questions have it. */
    private static Map<String, Integer> delays(Study study) {
        Map<String, Integer> delays = new HashMap<>();
        study.analyses()
                .risks()
                .forEach(risk -> risk.columns().forEach(column -> delays.merge(column, risk.delay(), Math::max)));
        return delays;
    }

    private FeatureTable table(int from, int to, Map<String, Integer> delays) {
        int[] unit = Arrays.copyOfRange(weeks.unit(), from, to);
        long[] asOf = new long[to - from];
        Arrays.setAll(asOf, i -> moment(weeks.week()[from + i]));
        List<Feature> features = new ArrayList<>();
        for (String name : weeks.names().getOrDefault(asked.name(), List.of())) {
            double[] values = Arrays.copyOfRange(weeks.feature(name), from, to);
            features.add(new Feature.Numeric(name, values, known(name, asOf, delays)));
        }
        features.addAll(new UserAttributes(data)
                .features(
                        asked.features().attributes(),
                        new HashSet<>(weeks.features().keySet()),
                        unit));
        return new FeatureTable(Arrays.stream(unit).asLongStream().toArray(), asOf, features);
    }

    /** A sum up to the week before is known when the week begins, unless its column becomes known late. */
    private static Known known(String name, long[] asOf, Map<String, Integer> delays) {
        Matcher windowed = WINDOWED.matcher(name);
        int late = windowed.matches() ? delays.getOrDefault(windowed.group(1), 0) : 0;
        return late == 0
                ? Known.beforeAsOf()
                : new Known.ByRow(Arrays.stream(asOf)
                        .map(moment -> moment + late * WEEK.toMillis())
                        .toArray());
    }

    /** What a row's week lost and those that follow it in the horizon. */
    private double[] losses() {
        double[] own = weeks.lost(asked.name());
        double[] losses = new double[weeks.log()];
        for (int i = 0; i < weeks.log(); i++) {
            for (int k = 0; k < asked.horizon() && i + k < weeks.log(); k++) {
                boolean follows = weeks.unit()[i + k] == weeks.unit()[i] && weeks.week()[i + k] == weeks.week()[i] + k;
                double lost = follows ? own[i + k] : 0;
                losses[i] += Double.isNaN(lost) ? 0 : lost;
            }
        }
        return losses;
    }
}
