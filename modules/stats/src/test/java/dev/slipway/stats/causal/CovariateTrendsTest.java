package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staggered starts with covariates against stacked equations in numpy, and what they are for. */
class CovariateTrendsTest {

    private static final Golden GOLDEN = Golden.read("causal.csv");
    private static final int UNITS = 36;
    private static final int PERIODS = 8;
    private static final List<String[]> ROWS = Golden.rows("causal_panel.csv");

    @ParameterizedTest
    @EnumSource
    void doublyRobust(GroupTimeEffects.Control control) {
        GroupTimeEffects all = estimate(covariates(), control);
        Effect att34 = at(all, 3, 4);
        GOLDEN.check(
                "causal.covariates." + (control == GroupTimeEffects.Control.NEVER_TREATED ? "never" : "notyet"),
                Map.of(
                        "att34", att34.estimate(),
                        "att34_se", att34.standardError(),
                        "att56_se", at(all, 5, 6).standardError(),
                        "simple", all.simple().estimate(),
                        "simple_se", all.simple().standardError(),
                        "d1", all.dynamic(1).estimate(),
                        "d1_se", all.dynamic(1).standardError(),
                        "dm2", all.dynamic(-2).estimate(),
                        "dm2_se", all.dynamic(-2).standardError()));
    }

    /** With the constant alone nothing is adjusted. */
    @Test
    void aConstantIsNoCovariate() {
        double[] ones = new double[UNITS];
        Arrays.fill(ones, 1);
        GroupTimeEffects.Control control = GroupTimeEffects.Control.NOT_YET_TREATED;
        Effect plain = estimate(null, control).simple();
        Effect same = estimate(Matrix.ofColumns(ones), control).simple();
        assertThat(same.estimate()).isCloseTo(plain.estimate(), within(1e-12));
        assertThat(same.standardError()).isCloseTo(plain.standardError(), within(1e-12));
    }

    /** Trends that differ with a covariate, which differs between groups: only the adjusted estimate finds the effect of 1. */
    @Test
    void covariatesTakeTheirTrendsOut() {
        SplittableRandom random = new SplittableRandom(17);
        int units = 1500;
        double[][] y = new double[units][5];
        int[] start = new int[units];
        double[][] x = new double[2][units];
        for (int i = 0; i < units; i++) {
            x[0][i] = 1;
            x[1][i] = random.nextGaussian();
            double u = random.nextDouble() - 0.15 * x[1][i];
            start[i] = u < 0.3 ? 2 : u < 0.6 ? 3 : EventStudy.NEVER;
            double level = random.nextGaussian();
            for (int t = 0; t < 5; t++) {
                y[i][t] = level + t * (0.5 + x[1][i]) + (t >= start[i] ? 1 : 0) + 0.5 * random.nextGaussian();
            }
        }
        GroupTimeEffects.Control control = GroupTimeEffects.Control.NOT_YET_TREATED;
        GroupTimeEffects.Base base = GroupTimeEffects.Base.VARYING;
        Clusters rows = Clusters.ofRows(units);
        Effect adjusted = GroupTimeEffects.estimate(y, start, Matrix.ofColumns(x), control, base, rows, 0.999)
                .simple();
        Effect naive =
                GroupTimeEffects.estimate(y, start, control, base, rows, 0.999).simple();
        assertThat(adjusted.low()).isLessThan(1);
        assertThat(adjusted.high()).isGreaterThan(1);
        assertThat(naive.low()).isGreaterThan(1.1);
    }

    @Test
    void cellsWithoutComparableControlsAreLeftOut() {
        double[] ones = new double[UNITS];
        Arrays.fill(ones, 1);
        double[] telltale = new double[UNITS];
        int[] start = start();
        Arrays.setAll(telltale, i -> (start[i] == 3 ? 5 : 0) + i % 3);
        GroupTimeEffects some = estimate(Matrix.ofColumns(ones, telltale), GroupTimeEffects.Control.NEVER_TREATED);
        assertThat(some.groups()).containsExactly(5);
        assertThat(some.simple().warnings()).extracting(StatWarning::kind).contains(StatWarning.Kind.NO_OVERLAP);
        double[] both = new double[UNITS];
        Arrays.setAll(both, i -> (start[i] < PERIODS ? 5 : 0) + i % 3);
        assertThatThrownBy(() -> estimate(Matrix.ofColumns(ones, both), GroupTimeEffects.Control.NEVER_TREATED))
                .hasMessageContaining("comparable given the covariates");
        assertThatThrownBy(() -> estimate(Matrix.zeros(2, 1), GroupTimeEffects.Control.NEVER_TREATED))
                .hasMessageContaining("2 rows of covariates");
    }

    /** Its propensity rounds to 1, so its odds are infinite; the bound leaves it out and the rest is that of 50 digits. */
    @Test
    void aControlFarOutGetsNoWeight() {
        List<String[]> rows = Golden.rows("trimmed_trends_data.csv");
        int n = rows.size();
        double[][] y = new double[n][2];
        int[] start = new int[n];
        double[][] x = new double[2][n];
        for (int i = 0; i < n; i++) {
            String[] row = rows.get(i);
            start[i] = row[0].equals("1") ? 1 : EventStudy.NEVER;
            x[0][i] = 1;
            x[1][i] = Double.parseDouble(row[1]);
            y[i][0] = Double.parseDouble(row[2]);
            y[i][1] = Double.parseDouble(row[3]);
        }
        GroupTimeEffects all = farOut(y, start, x);
        Effect att = at(all, 1, 1);
        Golden.read("trimmed_trends.csv")
                .check(
                        "trimmed",
                        Map.of(
                                "att", att.estimate(),
                                "se", att.standardError(),
                                "controls", (double) all.effects().getFirst().controls()));
        assertThat(att.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.NO_OVERLAP);
        assertThat(att.warnings().getFirst().message()).startsWith("Up to 1 controls");
        assertThat(all.simple().warnings()).isEqualTo(att.warnings());
    }

    /** Squares of such numbers overflow or vanish; in other units nothing changes but the last digits. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-170, 1e-20, 1e20, 1e170})
    void unitsOfACovariateChangeNothing(double unit) {
        Matrix covariates = covariates();
        double[] scaled = Arrays.stream(covariates.column(1)).map(v -> v * unit).toArray();
        Matrix other = Matrix.ofColumns(covariates.column(0), scaled, covariates.column(2));
        Effect wanted =
                estimate(covariates, GroupTimeEffects.Control.NEVER_TREATED).simple();
        Effect found = estimate(other, GroupTimeEffects.Control.NEVER_TREATED).simple();
        assertThat(found.estimate()).isCloseTo(wanted.estimate(), within(1e-10));
        assertThat(found.standardError()).isCloseTo(wanted.standardError(), within(1e-10));
    }

    /** However far: a number with its error, or a sentence that nobody is comparable. */
    @ParameterizedTest
    @ValueSource(doubles = {5, 14, 40, 1e3, 1e8, 1e13, 1e160, 1e300})
    void noDistanceGivesNoNumber(double far) {
        SplittableRandom random = new SplittableRandom(3);
        int n = 400;
        double[][] y = new double[n][2];
        int[] start = new int[n];
        double[][] x = new double[2][n];
        for (int i = 0; i < n; i++) {
            x[0][i] = 1;
            x[1][i] = random.nextGaussian();
            start[i] = random.nextDouble() < 1 / (1 + Math.exp(-5 * x[1][i])) ? 1 : EventStudy.NEVER;
            y[i][0] = random.nextGaussian();
            y[i][1] = y[i][0] + random.nextGaussian();
        }
        start[0] = EventStudy.NEVER;
        for (double sign : new double[] {-1, 1}) {
            x[1][0] = sign * far;
            try {
                Effect effect = farOut(y, start, x).simple();
                assertThat(effect.estimate()).isFinite();
                assertThat(effect.standardError()).isFinite().isPositive();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("comparable given the covariates");
                assertThat(far).isGreaterThan(1e8);
            }
        }
    }

    private static GroupTimeEffects farOut(double[][] y, int[] start, double[][] x) {
        return GroupTimeEffects.estimate(
                y,
                start,
                Matrix.ofColumns(x),
                GroupTimeEffects.Control.NEVER_TREATED,
                GroupTimeEffects.Base.VARYING,
                Clusters.ofRows(y.length),
                0.95);
    }

    private static Effect at(GroupTimeEffects all, int group, int period) {
        return all.effects().stream()
                .filter(e -> e.group() == group && e.period() == period)
                .findFirst()
                .orElseThrow()
                .att();
    }

    private static GroupTimeEffects estimate(@Nullable Matrix covariates, GroupTimeEffects.Control control) {
        double[][] y = new double[UNITS][PERIODS];
        for (int k = 0; k < ROWS.size(); k++) {
            y[k / PERIODS][k % PERIODS] = Double.parseDouble(ROWS.get(k)[3]);
        }
        return GroupTimeEffects.estimate(
                y, start(), covariates, control, GroupTimeEffects.Base.VARYING, Clusters.ofRows(UNITS), 0.95);
    }

    private static int[] start() {
        int[] start = new int[UNITS];
        for (int u = 0; u < UNITS; u++) {
            int found = Integer.parseInt(ROWS.get(u * PERIODS)[2]);
            start[u] = found == 99 ? EventStudy.NEVER : found;
        }
        return start;
    }

    /** A constant, x in the first period, and whether the unit's number is odd. */
    private static Matrix covariates() {
        double[][] columns = new double[3][UNITS];
        for (int u = 0; u < UNITS; u++) {
            columns[0][u] = 1;
            columns[1][u] = Double.parseDouble(ROWS.get(u * PERIODS)[4]);
            columns[2][u] = u % 2;
        }
        return Matrix.ofColumns(columns);
    }
}
