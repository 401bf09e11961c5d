package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Difference-in-differences, event studies and staggered starts against brute force in numpy. */
class PanelGoldenTest {

    private static final Golden GOLDEN = Golden.read("causal.csv");
    private static final int UNITS = 36;
    private static final int PERIODS = 8;
    private static final int[] UNIT = whole(0);
    private static final int[] PERIOD = whole(1);
    private static final int[] START =
            Arrays.stream(whole(2)).map(s -> s == 99 ? EventStudy.NEVER : s).toArray();
    private static final double[] Y = column(3);
    private static final double[] X = column(4);

    @Test
    void twoByTwo() {
        int[] rows = IntStream.range(0, Y.length)
                .filter(i -> START[i] != 5 && (PERIOD[i] == 2 || PERIOD[i] == 4))
                .toArray();
        double[] y = pick(Y, rows);
        boolean[] treated = new boolean[rows.length];
        boolean[] after = new boolean[rows.length];
        long[] unit = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            treated[i] = START[rows[i]] == 3;
            after[i] = PERIOD[rows[i]] == 4;
            unit[i] = UNIT[rows[i]];
        }
        DifferenceInDifferences.Result plain =
                DifferenceInDifferences.estimate(y, treated, after, Clusters.of(unit), new double[0][], 0.95);
        check("causal.did.plain", plain);
        double[] m = plain.cellMeans();
        assertThat(plain.cr1().estimate()).isCloseTo(m[3] - m[1] - m[2] + m[0], within(1e-12));
        assertThat(plain.cr1().warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.FEW_CLUSTERS);
        check(
                "causal.did.covariate",
                DifferenceInDifferences.estimate(
                        y, treated, after, Clusters.of(unit), new double[][] {pick(X, rows)}, 0.95));
    }

    private static void check(String name, DifferenceInDifferences.Result r) {
        GOLDEN.check(
                name,
                Map.of(
                        "effect", r.cr1().estimate(),
                        "cr1", r.cr1().standardError(),
                        "cr2", r.cr2().standardError(),
                        "df", r.cr2().degreesOfFreedom(),
                        "p1", r.cr1().pValue()));
    }

    @Test
    void placeboInTime() {
        int[] rows = IntStream.range(0, Y.length).filter(i -> START[i] != 5).toArray();
        boolean[] treated = new boolean[rows.length];
        int[] period = new int[rows.length];
        long[] unit = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            treated[i] = START[rows[i]] == 3;
            period[i] = PERIOD[rows[i]];
            unit[i] = UNIT[rows[i]];
        }
        Effect e = Placebo.inTime(pick(Y, rows), treated, period, 3, 2, Clusters.of(unit), 0.95);
        GOLDEN.check("causal.placebo", Map.of("effect", e.estimate()));
        assertThat(Placebo.pValue(3, new double[] {1, 2, 3, 4})).isEqualTo(0.6);
    }

    @ParameterizedTest
    @CsvSource({"unit,-4,1", "unit,0,1", "unit,2,1", "group,-4,3", "group,0,3", "group,2,3"})
    void eventStudy(String name, int time, int size) {
        Clusters clusters =
                Clusters.of(Arrays.stream(UNIT).mapToLong(u -> u / size).toArray());
        EventStudy.Result r = EventStudy.estimate(Y, UNIT, PERIOD, START, 3, 3, clusters, 0.95);
        int k = Arrays.binarySearch(r.eventTime(), time);
        GOLDEN.check(
                "causal.event." + name + "." + time,
                Map.of(
                        "effect", r.cr1()[k].estimate(),
                        "cr1", r.cr1()[k].standardError(),
                        "cr2", r.cr2()[k].standardError(),
                        "df", r.cr2()[k].degreesOfFreedom()));
        if (size == 1) {
            GOLDEN.check("causal.event.pretrend", Map.of("f", r.preTrendF(), "p", r.preTrendP()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void staggered(GroupTimeEffects.Control control) {
        GroupTimeEffects all = groupTime(control, GroupTimeEffects.Base.VARYING, Clusters.ofRows(UNITS));
        GroupTimeEffects clustered = groupTime(
                control,
                GroupTimeEffects.Base.VARYING,
                Clusters.of(LongStream.range(0, UNITS).map(u -> u / 3).toArray()));
        Effect att34 = att(all, 3, 4);
        GOLDEN.check(
                "causal.staggered." + (control == GroupTimeEffects.Control.NEVER_TREATED ? "never" : "notyet"),
                Map.ofEntries(
                        Map.entry("att34", att34.estimate()),
                        Map.entry("att34_se", att34.standardError()),
                        Map.entry("att31", att(all, 3, 1).estimate()),
                        Map.entry("simple", all.simple().estimate()),
                        Map.entry("simple_se", all.simple().standardError()),
                        Map.entry("d1", all.dynamic(1).estimate()),
                        Map.entry("d1_se", all.dynamic(1).standardError()),
                        Map.entry("dm2", all.dynamic(-2).estimate()),
                        Map.entry("dm2_se", all.dynamic(-2).standardError()),
                        Map.entry("overall", all.dynamicOverall().estimate()),
                        Map.entry("overall_se", all.dynamicOverall().standardError()),
                        Map.entry("group5", all.group(5).estimate()),
                        Map.entry("calendar6", all.calendar(6).estimate()),
                        Map.entry("cluster_se", clustered.simple().standardError())));
        double critical = all.simultaneousCriticalValue(2000, 1);
        assertThat(critical).isBetween(2.2, 3.2).isEqualTo(all.simultaneousCriticalValue(2000, 1));
    }

    @Test
    void universalBase() {
        GroupTimeEffects all = groupTime(
                GroupTimeEffects.Control.NEVER_TREATED, GroupTimeEffects.Base.UNIVERSAL, Clusters.ofRows(UNITS));
        GOLDEN.check(
                "causal.staggered.universal",
                Map.of(
                        "att31",
                        att(all, 3, 1).estimate(),
                        "att31_se",
                        att(all, 3, 1).standardError()));
        assertThat(all.groups()).containsExactly(3, 5);
        assertThat(all.eventTimes()).doesNotContain(-1);
    }

    @Test
    void ownClustersGiveHeteroscedasticErrors() {
        double[][] columns = {new double[60], new double[60]};
        double[] y = new double[60];
        double meat = 0;
        for (int i = 0; i < 60; i++) {
            columns[0][i] = 1;
            columns[1][i] = i < 30 ? 0 : 1;
            y[i] = Math.sin(i * 1.7) * (i < 30 ? 1 : 2);
        }
        ClusterRobust fit = ClusterRobust.fit(Matrix.ofColumns(columns), y, Clusters.ofRows(60));
        for (double e : fit.residuals()) {
            meat += e * e;
        }
        // HC2 of a difference of means is Welch's variance; its degrees of freedom are those of Bell and McCaffrey.
        double[] c = {0, 1};
        assertThat(meat).isPositive();
        double welch = Math.sqrt(variance(Arrays.copyOf(y, 30)) / 30 + variance(Arrays.copyOfRange(y, 30, 60)) / 30);
        assertThat(fit.cr2(c, 0.95).standardError()).isCloseTo(welch, within(1e-12));
        assertThat(fit.cr1(c, 0.95).standardError())
                .isCloseTo(fit.cr0(c, 0.95).standardError() * Math.sqrt(60.0 / 58), within(1e-12));
        assertThat(fit.cr2(c, 0.95).degreesOfFreedom()).isCloseTo(58, within(1e-9));
    }

    @Test
    void refusals() {
        Clusters rows = Clusters.ofRows(4);
        double[] y = {1, 2, 3, 5};
        boolean[] t = {false, true, false, true};
        boolean[] never = {false, false, false, false};
        assertThatThrownBy(() -> DifferenceInDifferences.estimate(y, t, never, rows, new double[0][], 0.95))
                .hasMessageContaining("no row of control after");
        double[] nan = {1, 2, Double.NaN, 5};
        assertThatThrownBy(() -> ClusterRobust.fit(Matrix.ofColumns(new double[] {1, 1, 1, 1}), nan, rows))
                .hasMessageContaining("y[2]");
        assertThatThrownBy(() -> ClusterRobust.fit(
                        Matrix.ofColumns(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2}), y, rows))
                .hasMessageContaining("depend on each other");
        assertThatThrownBy(() -> Clusters.of(new long[] {3, 3})).hasMessageContaining("clusters");
        int[] one = {0, 0, 1, 1};
        int[] when = {0, 1, 0, 1};
        int[] starts = {1, 1, EventStudy.NEVER, EventStudy.NEVER};
        assertThatThrownBy(() -> EventStudy.estimate(y, one, when, starts, 0, 0, rows, 0.95))
                .hasMessageContaining("lies in two clusters");
        double[][] panel = {{1, 2}, {2, 3}};
        assertThatThrownBy(() -> GroupTimeEffects.estimate(
                        panel,
                        new int[] {0, 1},
                        GroupTimeEffects.Control.NEVER_TREATED,
                        GroupTimeEffects.Base.VARYING,
                        Clusters.ofRows(2),
                        0.95))
                .hasMessageContaining("unit 0 is treated from the first period");
    }

    private static GroupTimeEffects groupTime(
            GroupTimeEffects.Control control, GroupTimeEffects.Base base, Clusters clusters) {
        double[][] y = new double[UNITS][PERIODS];
        int[] start = new int[UNITS];
        for (int i = 0; i < Y.length; i++) {
            y[UNIT[i]][PERIOD[i]] = Y[i];
            start[UNIT[i]] = START[i];
        }
        return GroupTimeEffects.estimate(y, start, control, base, clusters, 0.95);
    }

    private static Effect att(GroupTimeEffects all, int group, int period) {
        List<GroupTimeEffects.GroupTime> found = all.effects().stream()
                .filter(e -> e.group() == group && e.period() == period)
                .toList();
        return found.get(0).att();
    }

    private static double variance(double[] values) {
        return Moments.of(values).variance();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] column(int index) {
        return Golden.rows("causal_panel.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }

    private static int[] whole(int index) {
        return Arrays.stream(column(index)).mapToInt(v -> (int) v).toArray();
    }
}
