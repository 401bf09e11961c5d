package dev.slipway.warehouse.pass;

import dev.slipway.core.study.ColumnSum.Term;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.engine.RowWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weeks of one unit after the other, each written with the sums over those before it. */
final class UnitFeatures {
    /** So many weeks are added one by one, more exactly: see the macro weeks_before. */
    private static final int ADDED = 8;

    private static final int FIRST = 7;

    private final FeatureNames names;
    private final List<String> sources;
    private final int end;
    private final RowWriter table;
    private final List<String> windowed;

    /** The weeks of the unit so far, by column as the query has them. */
    private final List<double[]> past = new ArrayList<>();

    /** Losses of the unit that are known by now, one for each that becomes known late. */
    private final List<ExactSum> known;

    private boolean left;

    /** By activity the weeks so far in which the unit was active, and the last of them; below 0 before the first. */
    private final int[] active;

    private final int[] lastActive;

    /**
     * Nothing yet.
     *
     * @param sources columns of the query from its seventh on
     * @param end the week after the data
     */
    UnitFeatures(FeatureNames names, List<String> sources, int end, RowWriter table) {
        this.names = names;
        this.sources = sources;
        this.end = end;
        this.table = table;
        this.windowed = names.windowed();
        this.active = new int[names.activities().size()];
        this.lastActive = new int[active.length];
        Arrays.fill(lastActive, -1);
        this.known = names.known().stream().map(late -> new ExactSum()).toList();
    }

    void week(int unit, Row row) {
        double[] values = new double[sources.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = row.number(FIRST + c);
        }
        double propensity = row.number(5);
        write(unit, row.count(2), row.flag(3), row.text(4), Double.isNaN(propensity) ? null : propensity, values);
        past.add(values);
        for (int a = 0; a < active.length; a++) {
            if (values[activity(a)] > 0) {
                active[a]++;
                lastActive[a] = row.count(2);
            }
        }
        left |= row.number(6) > 0;
    }

    /** The week after the data; the next unit begins anew. */
    void close(int unit) {
        write(unit, end, true, null, null, null);
        past.clear();
        known.forEach(ExactSum::clear);
        left = false;
        Arrays.fill(active, 0);
        Arrays.fill(lastActive, -1);
    }

    /** The place of an activity among the columns. */
    private int activity(int number) {
        return sources.indexOf(names.activities().get(number).source());
    }

    private void write(
            int unit,
            int week,
            boolean exposed,
            @Nullable String offer,
            @Nullable Double propensity,
            double @Nullable [] values) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(unit);
        row.add(week);
        row.add(exposed);
        row.add(offer);
        row.add(propensity);
        row.add(left);
        row.add(past.size());
        names.sums().forEach(sum -> row.add(values == null ? null : brought(sum, values)));
        for (int k = 0; k < known.size(); k++) {
            row.add(known(k));
        }
        List<Double> features = new ArrayList<>();
        for (int window : names.windows()) {
            for (FeatureNames.Feature feature : names.features()) {
                features.add(before(sources.indexOf(feature.source()), window));
            }
        }
        row.addAll(features);
        for (int a = 0; a < active.length; a++) {
            retention(a, week, row);
        }
        for (FeatureNames.Ratio ratio : names.ratios()) {
            double below = features.get(windowed.indexOf(ratio.below()));
            row.add(below > 0 ? features.get(windowed.indexOf(ratio.above())) / below : null);
        }
        table.add(row.toArray());
    }

    /** As the macros share_before, weeks_since and week_before do. */
    private void retention(int number, int week, List<@Nullable Object> row) {
        int column = activity(number);
        row.add(past.isEmpty() ? null : (double) active[number] / past.size());
        row.add(lastActive[number] < 0 ? null : (double) (week - lastActive[number]));
        for (int back : names.activeBack()) {
            int at = past.size() - back;
            row.add(at < 0 ? null : past.get(at)[column] > 0 ? 1.0 : 0.0);
        }
    }

    /** What is missing is none, as the macro week_any has it. */
    private @Nullable Double brought(FeatureNames.Sum sum, double[] values) {
        Double total = sum(sum.terms(), values);
        return sum.any() ? Double.valueOf(total != null && total > 0 ? 1 : 0) : total;
    }

    private @Nullable Double sum(List<Term> terms, double[] values) {
        double sum = 0;
        for (int t = 0; t < terms.size(); t++) {
            double value = values[sources.indexOf(terms.get(t).column())];
            sum = t == 0
                    ? (terms.get(t).subtracted() ? -value : value)
                    : terms.get(t).subtracted() ? sum - value : sum + value;
        }
        return Double.isNaN(sum) ? null : sum;
    }

    /** What is known by now of a loss that becomes known late: each week adds the one whose wait is over. */
    private double known(int number) {
        FeatureNames.Late late = names.known().get(number);
        int at = past.size() - 1 - late.gap();
        if (at >= 0) {
            List<Term> terms = names.sums().stream()
                    .filter(sum -> sum.name().equals(late.sum()))
                    .findFirst()
                    .orElseThrow()
                    .terms();
            Double lost = sum(terms, past.get(at));
            known.get(number).add(lost == null ? Double.NaN : lost);
        }
        return known.get(number).value();
    }

    /** Missing values count as nothing. */
    private double before(int column, int weeks) {
        if (weeks <= ADDED) {
            double sum = 0;
            for (int back = 1; back <= weeks; back++) {
                int at = past.size() - back;
                double value = at < 0 ? 0 : past.get(at)[column];
                sum = back == 1 ? zero(value) : sum + zero(value);
            }
            return sum;
        }
        ExactSum sum = new ExactSum();
        for (int at = Math.max(0, past.size() - weeks); at < past.size(); at++) {
            sum.add(past.get(at)[column]);
        }
        return sum.value();
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
