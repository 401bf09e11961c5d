package dev.slipway.stats.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stats.Effect;
import dev.slipway.stats.golden.Golden;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurvivalGoldenTest {

    private static final double[] AT = {3, 10, 17, 30};

    private final Golden golden = Golden.read("survival.csv");

    @Test
    void kaplanMeierAsInR() {
        for (Band band : Band.values()) {
            SurvivalCurve curve = KaplanMeier.fit(SurvivalRows.data(), band, 0.9);
            Map<String, Double> got = fields("s", AT, curve::at);
            got.putAll(fields("se", AT, t -> curve.standardError()[curve.index(t)]));
            got.putAll(fields("low", AT, t -> curve.low()[curve.index(t)]));
            got.putAll(fields("high", AT, t -> curve.high()[curve.index(t)]));
            double[] p = {0.25, 0.5};
            got.putAll(fields("q", p, v -> curve.quantile(v).time()));
            got.putAll(fields("qlow", p, v -> curve.quantile(v).low()));
            got.putAll(fields("qhigh", p, v -> curve.quantile(v).high()));
            golden.check("km." + band.name().toLowerCase(Locale.ROOT).replace('_', '-'), got);
        }
        SurvivalCurve late = KaplanMeier.fit(SurvivalRows.late(), Band.LOG, 0.95);
        Map<String, Double> got = fields("s", AT, late::at);
        got.putAll(fields("se", AT, t -> late.standardError()[late.index(t)]));
        got.putAll(
                fields("n", new double[] {3, 10, 17}, t -> (double) late.table().atRisk()[late.index(t)]));
        golden.check("km.late", got);
    }

    @Test
    void hazardAndRestrictedMeansAsInR() {
        NelsonAalen.Curve curve = NelsonAalen.fit(SurvivalRows.data(), 0.95);
        SurvivalCurve index = KaplanMeier.fit(SurvivalRows.data(), Band.LOG, 0.95);
        Map<String, Double> got = fields("h", AT, t -> curve.hazard()[index.index(t)]);
        got.putAll(fields("se", AT, t -> curve.standardError()[index.index(t)]));
        golden.check("na", got);
        int[] arm = SurvivalRows.codes("x2");
        SurvivalData data = SurvivalRows.data();
        RestrictedMean.Result result = RestrictedMean.compare(data.where(arm, 1), data.where(arm, 0), 20, 0.95);
        golden.check(
                "rmst",
                Map.of(
                        "t0", result.treatment().estimate(),
                        "t1", result.treatment().standardError(),
                        "c0", result.control().estimate(),
                        "c1", result.control().standardError()));
    }

    /** One arm's last rows have the event, so its curve is known beyond them; the other's are not. */
    @Test
    void aCurveThatEndsAtZeroIsKnownBeyondItsLastRow() {
        int[] arm = SurvivalRows.codes("x2");
        double[] stop = SurvivalRows.column("stop");
        boolean[] event = SurvivalRows.events();
        double last = IntStream.range(0, stop.length)
                .filter(i -> arm[i] == 1)
                .mapToDouble(i -> stop[i])
                .max()
                .orElseThrow();
        for (int i = 0; i < stop.length; i++) {
            event[i] |= arm[i] == 1 && stop[i] == last;
        }
        SurvivalData ended = SurvivalData.of(stop, event).where(arm, 1);
        SurvivalCurve curve = KaplanMeier.fit(ended, Band.LOG_LOG, 0.95);
        assertThat(curve.end()).isInfinite();
        Effect mean = curve.restrictedMean(last + 7);
        golden.check("rmst.ended", Map.of("t0", mean.estimate(), "t1", mean.standardError(), "last", last));
        assertThat(curve.restrictedMean(last).estimate()).isEqualTo(mean.estimate());
        SurvivalCurve open = KaplanMeier.fit(SurvivalRows.data(), Band.LOG_LOG, 0.95);
        assertThat(open.end()).isEqualTo(open.table().times()[open.survival().length - 1]);
    }

    @Test
    void logRankTestsAsInR() {
        SurvivalData data = SurvivalRows.data();
        int[] group = SurvivalRows.codes("group");
        check("logrank", LogRank.test(data, group));
        check("logrank.rho1", LogRank.test(data, group, 1, 0));
        check("logrank.strata", LogRank.test(data.withStrata(SurvivalRows.codes("stratum")), group));
    }

    private void check(String name, LogRank.Result test) {
        Map<String, Double> got = new LinkedHashMap<>();
        for (int g = 0; g < 3; g++) {
            got.put("o" + g, test.observed()[g]);
            got.put("e" + g, test.expected()[g]);
        }
        got.putAll(Map.of("chi", test.statistic(), "p", test.pValue()));
        golden.check(name, got);
    }

    @Test
    void coxRegressionAsInR() {
        int[] strata = SurvivalRows.codes("stratum");
        check("cox.efron", SurvivalRows.data(), Ties.EFRON);
        check("cox.breslow", SurvivalRows.data(), Ties.BRESLOW);
        check("cox.strata", SurvivalRows.data().withStrata(strata), Ties.EFRON);
        check("cox.late", SurvivalRows.late(), Ties.EFRON);
        check("cox.late.strata", SurvivalRows.late().withStrata(strata), Ties.BRESLOW);
    }

    private void check(String name, SurvivalData data, Ties ties) {
        CoxFit fit = CoxRegression.fit(data, SurvivalRows.design(), ties);
        Map<String, Double> got = new LinkedHashMap<>();
        for (int j = 0; j < 3; j++) {
            got.put("b" + j, fit.coefficients().values()[j]);
            got.put("se" + j, fit.coefficients().standardError(j));
        }
        got.putAll(Map.of("null", fit.nullLogLikelihood(), "loglik", fit.logLikelihood()));
        got.put("lr", fit.likelihoodRatioTest().statistic());
        got.put("score", fit.scoreTest().statistic());
        double[] hazard = fit.baselineHazard()
                .strata()
                .get(fit.baselineHazard().strata().size() - 1)
                .hazard();
        got.put("base", hazard[hazard.length - 1]);
        got.put("base40", base(fit, data, 40));
        got.putAll(Map.of("m0", fit.martingaleResiduals()[0], "m6", fit.martingaleResiduals()[6]));
        got.putAll(Map.of(
                "sc00",
                fit.scoreResiduals().get(0, 0),
                "sc62",
                fit.scoreResiduals().get(6, 2)));
        got.putAll(Map.of(
                "sch0",
                fit.schoenfeldResiduals().get(0, 0),
                "sch21",
                fit.schoenfeldResiduals().get(21, 1)));
        got.put("concordance", fit.concordance().index());
        got.put("cse", fit.concordance().standardError());
        golden.check(name, got);
        Map<String, Double> tests = new LinkedHashMap<>();
        for (ProportionalHazards.Scale scale : ProportionalHazards.Scale.values()) {
            String prefix = scale == ProportionalHazards.Scale.KAPLAN_MEIER
                    ? "km"
                    : scale.name().toLowerCase(Locale.ROOT);
            ProportionalHazards result = fit.proportionalHazards(scale);
            for (int j = 0; j < 3; j++) {
                tests.put(prefix + j, result.columns().get(j).statistic());
            }
            tests.put(prefix + 3, result.global().statistic());
        }
        golden.check(name + ".zph", tests);
    }

    /** R's 40th row of the baseline hazard: rows are the distinct times of each stratum in turn. */
    private static double base(CoxFit fit, SurvivalData data, int row) {
        int left = row;
        for (BaselineHazard.Curve curve : fit.baselineHazard().strata()) {
            int[] strata = data.strata();
            SurvivalData part = strata == null ? data : data.where(strata, curve.stratum());
            double[] times = EventTable.of(part).times();
            if (left <= times.length) {
                return curve.at(times[left - 1]);
            }
            left -= times.length;
        }
        throw new AssertionError("fewer than " + row + " times");
    }

    @Test
    void robustErrorsAsInR() {
        SurvivalData data = SurvivalRows.late().withStrata(SurvivalRows.codes("stratum"));
        for (Ties ties : Ties.values()) {
            CoxFit row = CoxRegression.robust(data, SurvivalRows.design(), ties);
            CoxFit cluster = CoxRegression.fit(data, SurvivalRows.design(), ties, SurvivalRows.codes("cluster"));
            Map<String, Double> got = new LinkedHashMap<>();
            for (int j = 0; j < 3; j++) {
                got.put("row" + j, row.coefficients().standardError(j));
                got.put("cluster" + j, cluster.coefficients().standardError(j));
            }
            golden.check("cox.robust." + ties.name().toLowerCase(Locale.ROOT), got);
        }
    }

    private static Map<String, Double> fields(String prefix, double[] at, DoubleUnaryOperator value) {
        Map<String, Double> fields = new LinkedHashMap<>();
        for (int k = 0; k < at.length; k++) {
            fields.put(prefix + k, value.applyAsDouble(at[k]));
        }
        return fields;
    }
}
