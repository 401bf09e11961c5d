package dev.slipway.stats.further;

import static dev.slipway.stats.further.FurtherRows.codes;
import static dev.slipway.stats.further.FurtherRows.column;
import static dev.slipway.stats.further.FurtherRows.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.survival.AcceleratedFailure;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.CompetingRisks;
import dev.slipway.stats.survival.GrayTest;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.Lifetime;
import dev.slipway.stats.survival.SurvivalCurve;
import dev.slipway.stats.survival.SurvivalData;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FurtherSurvivalTest {

    private static final double[] AT = {1.5, 3, 6};

    private final Golden golden = Golden.read("further.csv");

    @Test
    void acceleratedFailureAsInR() {
        SurvivalData data = SurvivalData.of(column("time"), FurtherRows.flags("event"));
        for (Lifetime lifetime : Lifetime.values()) {
            AcceleratedFailure.Result fit = AcceleratedFailure.fit(data, FurtherRows.design(true, "w", "t"), lifetime);
            int size = fit.coefficients().values().length;
            double[] errors = new double[size];
            Arrays.setAll(errors, fit.coefficients()::standardError);
            double[] row = {1, 0.3, 1};
            Map<String, Double> got =
                    fields("b", Arrays.copyOf(fit.coefficients().values(), 3));
            got.putAll(fields("s", errors));
            got.putAll(fields("q", fit.quantile(row, 0.25), fit.quantile(row, 0.9)));
            got.putAll(Map.of("scale", fit.scale(), "loglik", fit.logLikelihood()));
            golden.check("aft." + lifetime.name().toLowerCase(Locale.ROOT), got);
            assertThat(fit.survival(row, fit.quantile(row, 0.9))).isCloseTo(0.1, within(1e-12));
            assertThat(fit.warnings()).isEmpty();
        }
    }

    @Test
    void acceleratedFailureFollowsTheUnitOfTime() {
        boolean[] event = FurtherRows.flags("event");
        double[] days = column("time");
        double[] seconds = Arrays.stream(days).map(t -> 86_400 * t).toArray();
        for (Lifetime lifetime : Lifetime.values()) {
            var design = FurtherRows.design(true, "w", "t");
            AcceleratedFailure.Result a = AcceleratedFailure.fit(SurvivalData.of(days, event), design, lifetime);
            AcceleratedFailure.Result b = AcceleratedFailure.fit(SurvivalData.of(seconds, event), design, lifetime);
            assertThat(b.coefficients().values()[0])
                    .isCloseTo(a.coefficients().values()[0] + Math.log(86_400), within(1e-8));
            assertThat(b.coefficients().values()[2]).isCloseTo(a.coefficients().values()[2], within(1e-8));
            assertThat(b.scale()).isCloseTo(a.scale(), within(1e-8));
        }
        assertThatThrownBy(() -> AcceleratedFailure.fit(
                        SurvivalData.of(new double[] {1, 0}, new boolean[] {true, true}),
                        FurtherRows.design(true, "w"),
                        Lifetime.WEIBULL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cumulativeIncidenceAsInR() {
        int[] group = codes("g");
        for (String time : new String[] {"time", "whole"}) {
            for (int g = 0; g < 3; g++) {
                int code = g;
                int[] rows = IntStream.range(0, group.length)
                        .filter(i -> group[i] == code)
                        .toArray();
                CompetingRisks.Result curves =
                        CompetingRisks.fit(pick(column(time), rows), pick(codes("cause"), rows), 0.95);
                for (CompetingRisks.Incidence curve : curves.causes()) {
                    Map<String, Double> got = fields("f", at(curves, curve.incidence()));
                    got.putAll(fields("s", at(curves, curve.standardError())));
                    golden.check("cuminc." + time + "." + g + "." + curve.cause(), got);
                }
            }
            GrayTest.Result first = GrayTest.test(column(time), codes("cause"), group, 1);
            GrayTest.Result second = GrayTest.test(column(time), codes("cause"), group, 2);
            Map<String, Double> got = fields("chi", first.statistic(), second.statistic());
            got.putAll(fields("p", first.pValue(), second.pValue()));
            golden.check("gray." + time, got);
        }
    }

    /** The causes and those who are left make up everybody; with one cause it is one minus Kaplan–Meier. */
    @Test
    void incidencesAndSurvivalAddUpToOne() {
        CompetingRisks.Result curves = CompetingRisks.fit(column("whole"), codes("cause"), 0.9);
        for (int t = 0; t < curves.times().length; t++) {
            double sum = curves.survival()[t];
            for (CompetingRisks.Incidence curve : curves.causes()) {
                sum += curve.incidence()[t];
                assertThat(curve.low()[t]).isLessThanOrEqualTo(curve.incidence()[t]);
                assertThat(curve.high()[t]).isGreaterThanOrEqualTo(curve.incidence()[t]);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
        CompetingRisks.Result one = CompetingRisks.fit(column("whole"), codes("event"), 0.9);
        SurvivalCurve curve =
                KaplanMeier.fit(SurvivalData.of(column("whole"), FurtherRows.flags("event")), Band.LOG_LOG, 0.9);
        for (int t = 0; t < one.times().length; t++) {
            assertThat(one.causes().getFirst().incidence()[t]).isCloseTo(1 - curve.at(one.times()[t]), within(1e-12));
        }
    }

    private static double[] at(CompetingRisks.Result curves, double[] values) {
        return Arrays.stream(AT).map(t -> values[curves.index(t)]).toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(i -> values[i]).toArray();
    }
}
