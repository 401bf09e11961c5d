package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.MannWhitney;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.drift.AndersonDarling;
import dev.slipway.stats.drift.ChiSquareHomogeneity;
import dev.slipway.stats.drift.CramerVonMises;
import dev.slipway.stats.drift.Divergence;
import dev.slipway.stats.drift.KolmogorovSmirnov;
import dev.slipway.stats.drift.NumericDrift;
import dev.slipway.stats.drift.Psi;
import dev.slipway.stats.drift.Wasserstein;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Distances between a reference and a current sample. */
public final class Drift implements Family {
    private static final int BINS = 10;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("psi /");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Halves halves = Halves.of(check, data);
        Table before = halves.reference();
        Table after = halves.current();
        String name = halves.feature();
        if (check.methodHas("categorical")) {
            categorical(check, answers, before.text(name), after.text(name));
        } else {
            numeric(answers, before.numbers(name), after.numbers(name));
            for (String path : List.of("cramervonmises_2samp_stat", "anderson_ksamp")) {
                // The recorded null is a value that was not taken down, not one that is undefined.
                if (check.at(path).isNull()) {
                    answers.given(path);
                }
            }
        }
    }

    private static void numeric(Answers answers, double[] before, double[] after) {
        NumericDrift.Result result = NumericDrift.compare(before, after, BINS);
        long[] countsBefore = Psi.count(before, result.cuts());
        long[] countsAfter = Psi.count(after, result.cuts());
        KolmogorovSmirnov.Result ks = KolmogorovSmirnov.test(before, after, KolmogorovSmirnov.Method.FINITE);
        Wasserstein.Result distance = result.wasserstein();
        answers.put("n_ref", before.length)
                .put("n_cur", after.length)
                .put("cuts", result.cuts())
                .put("ref_counts", countsBefore)
                .put("cur_counts", countsAfter)
                .put("psi_quantile10", result.psi().psi())
                .put("psi_quantile10_laplace_half", Psi.smoothed(countsBefore, countsAfter, 0.5))
                .put("ks_D", ks.statistic())
                .put("ks_p_asymptotic", ks.pValue())
                .put("wasserstein", distance.distance())
                .put("wasserstein_over_ref_sd", distance.inStandardDeviations())
                .put("energy_distance", distance.energy());
        distributions(answers, before, after);
        divergences(answers, result.divergence());
        equalWidth(answers, before, after);
        Moments b = Moments.of(before);
        Moments a = Moments.of(after);
        answers.put("mean_ref", b.mean())
                .put("mean_cur", a.mean())
                .put(
                        "welch_t_p",
                        Welch.compare(b, a, Intervals.LEVEL).absolute().pValue())
                .put(
                        "mannwhitney_p",
                        MannWhitney.compare(before, after, Intervals.LEVEL).pValue());
    }

    private static void distributions(Answers answers, double[] before, double[] after) {
        CramerVonMises.Result squared = CramerVonMises.test(before, after);
        AndersonDarling.Result weighted = AndersonDarling.test(List.of(before, after));
        answers.put("cramervonmises_2samp_stat", squared.statistic())
                .put("cramervonmises_2samp_p", squared.pValue())
                .put("anderson_ksamp", weighted.statistic())
                .put("anderson_ksamp_p", weighted.pValue());
    }

    private static void divergences(Answers answers, Divergence.Result divergence) {
        answers.put("js_distance_natural_log", divergence.jensenShannonDistance())
                .put("js_divergence_natural_log", divergence.jensenShannon())
                .put("js_distance_base2", divergence.jensenShannonDistanceBits())
                .put("kl_ref_to_cur", divergence.kullbackLeibler())
                .put("hellinger", divergence.hellinger());
    }

    private static void equalWidth(Answers answers, double[] before, double[] after) {
        answers.put("psi_equal_width10", Psi.equalWidth(before, after, BINS).psi());
        Psi.Result shares = Psi.equalWidth(before, after, BINS);
        answers.put("ew_ref_counts", counts(shares.sharesBefore(), before.length))
                .put("ew_cur_counts", counts(shares.sharesAfter(), after.length));
        double low = Arrays.stream(before).min().orElse(0);
        double high = Arrays.stream(before).max().orElse(0);
        for (int i = 0; i <= BINS; i++) {
            answers.put("equal_width_edges/" + i, low + (high - low) * i / BINS);
        }
    }

    /** Counts from shares, of which the empty ones have the floor. */
    private static long[] counts(double[] shares, int rows) {
        return Arrays.stream(shares)
                .mapToLong(share -> share == Psi.FLOOR ? 0 : Math.round(share * rows))
                .toArray();
    }

    private static void categorical(Check check, Answers answers, String[] before, String[] after) {
        TreeSet<String> all = new TreeSet<>(Arrays.asList(before));
        all.addAll(Arrays.asList(after));
        List<String> listed = check.texts("categories");
        // Numbers may be sorted as numbers.
        List<String> categories = all.equals(new TreeSet<>(listed)) ? listed : List.copyOf(all);
        long[] countsBefore = counts(before, categories);
        long[] countsAfter = counts(after, categories);
        Psi.Result psi = Psi.categorical(countsBefore, countsAfter);
        ChiSquareHomogeneity.Result test = ChiSquareHomogeneity.test(countsBefore, countsAfter);
        for (int i = 0; i < categories.size(); i++) {
            answers.put("categories/" + i, categories.get(i));
        }
        answers.put("ref_counts", countsBefore)
                .put("cur_counts", countsAfter)
                .put("psi", psi.psi())
                .put("chi2", test.chiSquare())
                .put("df", test.degreesOfFreedom())
                .put("p", test.pValue())
                .put("cramers_v", test.cramersV())
                .put(
                        "js_distance_natural_log",
                        Divergence.of(psi.sharesBefore(), psi.sharesAfter()).jensenShannonDistance())
                .put("total_variation", Divergence.of(countsBefore, countsAfter).totalVariation())
                .put(
                        "chi2_gof_vs_ref",
                        ChiSquareHomogeneity.goodnessOfFit(countsBefore, countsAfter)
                                .chiSquare());
    }

    private static long[] counts(String[] values, List<String> categories) {
        long[] counts = new long[categories.size()];
        for (String value : values) {
            counts[categories.indexOf(value)]++;
        }
        return counts;
    }
}
