package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.uplift.Convention;
import dev.slipway.stats.uplift.RankedUnits;
import dev.slipway.stats.uplift.UpliftAtK;
import dev.slipway.stats.uplift.UpliftCurve;
import dev.slipway.stats.uplift.UpliftScore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uplift and Qini curves, their areas, uplift in the best share. */
public final class Uplift implements Family {
    private static final Pattern SCORE = Pattern.compile("score ?= ?(-?)([\\w.]*\\w)(?: - i/([0-9e]+))?");

    @Override
    public boolean knows(Check check) {
        return check.methodHas("uplift curve");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        String column = arms.treatmentGroup().column();
        String treatment = arms.treatmentGroup().value();
        String control = arms.controlGroup().value();
        Table whole = data.table(check.dataset());
        String[] group = whole.text(column);
        Table table = whole.where(i -> group[i].equals(treatment) || group[i].equals(control));
        boolean[] treated = new boolean[table.rows()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = table.text(column)[i].equals(treatment);
        }
        String outcome = Check.find(check.prep(), "\\by ?= ?([\\w.]*\\w)");
        double[] y = table.numbers(outcome == null ? "y" : outcome);
        double[] score = score(check, table);
        answers.put("n", y.length)
                .put("n_treated", arms.treatment().rows())
                .put("responders_treated", hits(y, treated, true))
                .put("responders_control", hits(y, treated, false))
                .put("distinct_scores", (double) Arrays.stream(score).distinct().count());
        RankedUnits units = RankedUnits.of(score, treated, y);
        UpliftCurve curve = UpliftCurve.of(units);
        scores(answers, units, curve);
        UpliftAreas.put(answers, curve, treated, y);
        points(check, answers, curve);
        best(check, answers, units);
    }

    private static double hits(double[] y, boolean[] treated, boolean arm) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += treated[i] == arm ? y[i] : 0;
        }
        return sum;
    }

    private static double[] score(Check check, Table table) {
        Matcher m = SCORE.matcher(check.prep());
        Checks.require(m.find(), "the preparation does not say what the score is");
        double[] values = table.numbers(m.group(2));
        double sign = m.group(1).isEmpty() ? 1 : -1;
        double divisor = m.group(3) == null ? Double.POSITIVE_INFINITY : Double.parseDouble(m.group(3));
        for (int i = 0; i < values.length; i++) {
            values[i] = sign * values[i] - i / divisor;
        }
        return values;
    }

    private static void scores(Answers answers, RankedUnits units, UpliftCurve curve) {
        answers.put("ate", curve.averageEffect())
                .put("qini_auc_score", UpliftScore.of(units, Convention.SCIKIT_UPLIFT_QINI))
                .put("uplift_auc_score", UpliftScore.of(units, Convention.SCIKIT_UPLIFT_AUUC));
        if (curve.qini(curve.points() - 1) > 0) {
            // Not defined for an effect that is not positive.
            answers.put("qini_auc_score_no_negative", UpliftScore.of(units, Convention.SCIKIT_UPLIFT_QINI_NO_NEGATIVE));
        } else {
            answers.put("qini_auc_score_no_negative", Double.NaN);
        }
        answers.put(
                "auuc_normalised_by_n_squared",
                UpliftScore.of(units, Convention.GAIN_OVER_RANDOM) + curve.averageEffect() / 2);
    }

    /** The recorded points name the number of units. */
    private static void points(Check check, Answers answers, UpliftCurve curve) {
        for (String path : List.of("uplift_curve_points", "qini_curve_points")) {
            for (int i = 0; i < check.at(path).size(); i++) {
                double units = check.at(path, Integer.toString(i), "0").asDouble();
                int k = Arrays.binarySearch(curve.units(), units);
                if (k >= 0) {
                    double value = path.startsWith("uplift") ? curve.uplift(k) : curve.qini(k);
                    answers.in(path + "/" + i).put("0", curve.units()[k]).put("1", value);
                }
            }
        }
    }

    private static void best(Check check, Answers answers, RankedUnits units) {
        for (UpliftAtK.Strategy strategy : UpliftAtK.Strategy.values()) {
            String name = strategy.name().toLowerCase(Locale.ROOT);
            for (String key : check.keys()) {
                String share = Check.find(key, "^uplift_at_([0-9.]+)_" + name + "$");
                if (share != null) {
                    answers.put(
                            key,
                            UpliftAtK.of(units, Double.parseDouble(share), strategy, Intervals.LEVEL)
                                    .uplift()
                                    .estimate());
                }
            }
            if (check.expects("uplift_by_decile_" + name)) {
                deciles(check, answers, name, UpliftAtK.bins(units, 10, strategy, Intervals.LEVEL));
            }
        }
    }

    private static void deciles(Check check, Answers answers, String name, List<UpliftAtK.Bin> bins) {
        answers.put("weighted_average_uplift_" + name + "_10", UpliftAtK.weightedAverage(bins));
        for (int i = 0; i < check.at("uplift_by_decile_" + name).size(); i++) {
            UpliftAtK.Bin bin = bins.get(i);
            answers.in("uplift_by_decile_" + name + "/" + i)
                    .given("pct")
                    .put("n_treatment", (double) bin.treated())
                    .put("n_control", (double) bin.control())
                    .put("response_rate_treatment", bin.meanTreated())
                    .put("response_rate_control", bin.meanControl())
                    .put("uplift", bin.uplift().estimate());
        }
    }
}
