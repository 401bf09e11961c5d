package dev.slipway.readout.offers;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.uplift.UpliftTable;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.marts.OfferVars;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The weeks as rows to learn from: offers coded with doing nothing first, features of a week and attributes of its user. */
final class OfferRows {
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final Offers asked;
    private final String metric;
    private final ExperimentData data;
    private final OfferWeeks weeks;
    private final List<String> offers;
    private final int[] code;
    private final FeatureTable table;

    OfferRows(Study study, Offers asked, ExperimentData data, OfferWeeks weeks) {
        this.asked = asked;
        this.metric = String.valueOf(
                Objects.requireNonNull(study.metrics().get(asked.metric())).column());
        this.data = data;
        this.weeks = weeks;
        this.offers = new ArrayList<>(List.of(asked.none()));
        weeks.offers().stream().filter(name -> !name.equals(asked.none())).forEach(offers::add);
        this.code = weeks.offers().stream().mapToInt(offers::indexOf).toArray();
        this.table = table();
    }

    /** Names, doing nothing first. */
    List<String> offers() {
        return List.copyOf(offers);
    }

    /** All rows: the log's, then those of the week after the data. */
    FeatureTable features() {
        return table;
    }

    int rounds() {
        return weeks.rounds();
    }

    /** The rows of the week after the data. */
    int[] next() {
        return range(weeks.rounds(), weeks.rows());
    }

    /** By round the number of the offer that was made. */
    int[] made() {
        return Arrays.stream(weeks.offer()).map(offer -> code[offer]).toArray();
    }

    /** By round its unit. */
    int[] units() {
        return Arrays.copyOf(weeks.unit(), weeks.rounds());
    }

    /** The log as what uplift is learned from; with planted effects where they are known. */
    UpliftTable log() {
        FeatureTable rounds = part(weeks.rounds());
        Outcome worth = new Outcome(
                asked.metric(), Task.MEAN, weeks.sum("worth"), Duration.ofDays(7), Duration.ZERO, data.dataEnd());
        UpliftTable log = UpliftTable.of(rounds, worth, offers(), made())
                .withLogged(weeks.propensity())
                .withParts(parts());
        return weeks.truth() == null ? log : log.withTruth(planted(weeks.truth()));
    }

    /** The columns that a week's worth is made of, with their signs; empty where it is one column. */
    private List<double[]> parts() {
        List<ColumnSum.Term> terms = ColumnSum.parse(metric).orElseThrow().terms();
        List<double[]> parts = new ArrayList<>();
        for (int p = 0; terms.size() > 1 && p < terms.size(); p++) {
            double sign = terms.get(p).subtracted() ? -1 : 1;
            parts.add(Arrays.stream(weeks.sum(OfferVars.part(p)))
                    .map(v -> sign * v + 0.0)
                    .toArray());
        }
        return parts;
    }

    /** What a unit's week holds with an offer, as planted. */
    double planted(OfferWeeks.OfferTruth truth, String sum, int unit, int offer) {
        int named = weeks.offers().indexOf(offers.get(offer));
        return truth.of(sum)[unit * weeks.offers().size() + named];
    }

    private double[][] planted(OfferWeeks.OfferTruth truth) {
        double[][] effects = new double[weeks.rounds()][offers.size() - 1];
        for (int i = 0; i < effects.length; i++) {
            double without = planted(truth, "worth", weeks.unit()[i], 0);
            for (int k = 1; k < offers.size(); k++) {
                effects[i][k - 1] = planted(truth, "worth", weeks.unit()[i], k) - without;
            }
        }
        return effects;
    }

    private FeatureTable table() {
        int n = weeks.rows();
        long[] units = new long[n];
        long[] asOf = new long[n];
        for (int i = 0; i < n; i++) {
            units[i] = weeks.unit()[i];
            asOf[i] = data.firstDay() + weeks.week()[i] * WEEK;
        }
        List<Feature> features = new ArrayList<>();
        weeks.features().forEach((name, values) -> features.add(new Feature.Numeric(name, values, Known.beforeAsOf())));
        features.addAll(new UserAttributes(data)
                .features(asked.features().attributes(), weeks.features().keySet(), weeks.unit()));
        return new FeatureTable(units, asOf, features);
    }

    /** The first rows as a table of their own. */
    private FeatureTable part(int rows) {
        List<Feature> features = new ArrayList<>();
        for (Feature feature : table.features()) {
            features.add(
                    switch (feature) {
                        case Feature.Numeric number ->
                            new Feature.Numeric(number.name(), Arrays.copyOf(number.values(), rows), number.known());
                        case Feature.Categorical category ->
                            new Feature.Categorical(
                                    category.name(),
                                    category.levels(),
                                    Arrays.copyOf(category.codes(), rows),
                                    category.known());
                    });
        }
        return new FeatureTable(Arrays.copyOf(table.units(), rows), Arrays.copyOf(table.asOf(), rows), features);
    }

    private static int[] range(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows;
    }
}
