package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.adjust.MantelHaenszel;
import dev.slipway.stats.adjust.PostStratification;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Post-stratified differences and Mantel and Haenszel's tables. */
public final class Stratified implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("post-stratified");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        String said = Check.find(
                check.prep(), "(?:strata|stratified by|stratified on|stratum)\\s*[:=]?\\s*\\(?([\\w., ×*&:]*\\w)");
        String[] by = Arrays.stream((said == null ? "" : said).split(" x |×|\\*|&|:|,| and ", -1))
                .map(String::strip)
                .filter(arms.treatment()::has)
                .toArray(String[]::new);
        Checks.require(by.length > 0, "the preparation does not name the strata");
        String[] keysT = keys(arms.treatment(), by);
        String[] keysC = keys(arms.control(), by);
        TreeSet<String> all = new TreeSet<>(Arrays.asList(keysT));
        all.addAll(Arrays.asList(keysC));
        List<String> strata = ordered(check, List.copyOf(all));
        int[] t = codes(keysT, strata);
        int[] c = codes(keysC, strata);
        PostStratification.Result result =
                PostStratification.compare(arms.t(), t, arms.c(), c, strata.size(), Intervals.LEVEL);
        effects(answers, arms, result);
        rows(check, answers, arms, t, c, strata);
        if (check.expects("cmh")) {
            tables(answers.in("cmh"), arms, t, c, strata.size());
        }
    }

    /** In the order of the check where it lists them: numbers may be sorted as numbers. */
    private static List<String> ordered(Check check, List<String> strata) {
        List<String> order = new ArrayList<>();
        check.at("strata").forEach(one -> order.add(bare(one.path("stratum").asString(""))));
        return strata.stream()
                .sorted(Comparator.comparingInt(key -> {
                    int place = order.indexOf(bare(key));
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .toList();
    }

    /** The check's way of writing a stratum when it means ours. */
    private static String written(Check check, int k, String ours) {
        String theirs = check.at("strata", Integer.toString(k), "stratum").asString("");
        return bare(theirs).equals(bare(ours)) ? theirs : ours;
    }

    private static String bare(String stratum) {
        return stratum.replaceAll("['\"() ]", "").replaceAll("(\\d)\\.0(?=,|$)", "$1");
    }

    private static void effects(Answers answers, Arms arms, PostStratification.Result result) {
        answers.put(
                        "unadjusted_diff",
                        Moments.of(arms.t()).mean() - Moments.of(arms.c()).mean())
                .put("poststratified_diff", result.absolute().estimate())
                .put("se_conditional", result.absolute().standardError())
                .put("ci95_normal", result.absolute().low(), result.absolute().high())
                .put("poststratified_control_mean", result.adjustedMeanC())
                .put("poststratified_relative_lift", result.relative().estimate());
        // gbstats: Student's interval with the degrees of freedom of the unadjusted Welch test.
        double df =
                Welch.compare(arms.t(), arms.c(), Intervals.LEVEL).absolute().degreesOfFreedom();
        student(answers, "gbstats/absolute", result.absolute().estimate(), result.superpopulationError(), df);
        student(answers, "gbstats/relative", result.relative().estimate(), result.superpopulationRelativeError(), df);
    }

    private static void student(Answers answers, String path, double estimate, double error, double df) {
        Intervals.gbstats(answers, path, Effect.student(estimate, error, df, Intervals.LEVEL, List.of()));
        answers.in(path).given("applied");
    }

    private static void rows(Check check, Answers answers, Arms arms, int[] t, int[] c, List<String> strata) {
        for (int k = 0; k < strata.size(); k++) {
            Moments treated = part(arms.t(), t, k);
            Moments control = part(arms.c(), c, k);
            answers.in("strata/" + k)
                    .put("stratum", written(check, k, strata.get(k)))
                    .put("n", (double) (treated.n() + control.n()))
                    .put("n_treatment", (double) treated.n())
                    .put("n_control", (double) control.n())
                    .put("mean_treatment", treated.mean())
                    .put("mean_control", control.mean())
                    .put("diff", treated.mean() - control.mean());
        }
    }

    private static void tables(Answers answers, Arms arms, int[] t, int[] c, int strata) {
        List<MantelHaenszel.Table> tables = new ArrayList<>();
        for (int k = 0; k < strata; k++) {
            Moments treated = part(arms.t(), t, k);
            Moments control = part(arms.c(), c, k);
            tables.add(new MantelHaenszel.Table(
                    Math.round(treated.sum()), treated.n(), Math.round(control.sum()), control.n()));
        }
        MantelHaenszel.Result result = MantelHaenszel.test(tables, Intervals.LEVEL);
        Effect log = result.logOddsRatio();
        answers.put("common_or", result.oddsRatio())
                .put("common_log_or_se", log.standardError())
                .put("common_or_ci", Math.exp(log.low()), Math.exp(log.high()))
                .put("common_rr", result.riskRatio())
                .put("chi2_corrected", result.chiSquare())
                .put("p_corrected", result.pValue())
                .put("chi2_uncorrected", result.chiSquareUncorrected())
                .put("p_uncorrected", ChiSquared.survival(result.chiSquareUncorrected(), 1))
                .put("breslow_day", result.breslowDay())
                .put("breslow_day_p", result.breslowDayPValue());
    }

    private static Moments part(double[] values, int[] codes, int k) {
        double[] found = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (codes[i] == k) {
                found[n++] = values[i];
            }
        }
        return Moments.of(Arrays.copyOf(found, n));
    }

    /** One column's value as it is, several in Python's form of a tuple. */
    private static String[] keys(Table table, String[] by) {
        String[] keys = new String[table.rows()];
        for (int i = 0; i < keys.length; i++) {
            StringBuilder key = new StringBuilder();
            for (String name : by) {
                String cell = table.text(name.strip())[i];
                key.append(key.length() == 0 ? "" : ", ").append(by.length == 1 ? cell : "'" + cell + "'");
            }
            keys[i] = by.length == 1 ? key.toString() : "(" + key + ")";
        }
        return keys;
    }

    private static int[] codes(String[] keys, List<String> strata) {
        return Arrays.stream(keys).mapToInt(strata::indexOf).toArray();
    }
}
