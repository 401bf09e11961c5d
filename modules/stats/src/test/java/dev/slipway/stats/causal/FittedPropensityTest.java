package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weighting with a propensity that it fits itself, against statsmodels' logit with stacked equations by complex steps. */
class FittedPropensityTest {

    private static final Golden GOLDEN = Golden.read("causal.csv");
    private static final Weighting ATE = Weighting.hajek(Weighting.Estimand.ATE);
    private static final double[] Y = column(1);
    private static final boolean[] TREATED = treated();

    @ParameterizedTest
    @EnumSource
    void factorsAndProducts(Weighting.Estimand estimand) {
        InverseWeighting.Fitted fit =
                InverseWeighting.fitted(design().build(), TREATED, Y, Weighting.hajek(estimand), 0.95);
        double[] beta = fit.propensity().model().coefficients().values();
        GOLDEN.check(
                "causal.fitted." + estimand,
                Map.of(
                        "effect", fit.result().effect().estimate(),
                        "se", fit.result().effect().standardError(),
                        "b1", beta[1],
                        "b5", beta[5],
                        "e0", fit.propensity().propensity()[0]));
        // One unit has a little more than a twentieth of the weight for ATT and ATC.
        assertThat(fit.result().effect().warnings())
                .extracting(StatWarning::kind)
                .allMatch(kind -> kind == StatWarning.Kind.EXTREME_WEIGHTS);
    }

    @Test
    void aDependentColumnChangesNothingButWarns() {
        double[] twice = Arrays.stream(column(2)).map(v -> 2 * v - 1).toArray();
        InverseWeighting.Fitted plain = InverseWeighting.fitted(design().build(), TREATED, Y, ATE, 0.95);
        InverseWeighting.Fitted more =
                InverseWeighting.fitted(design().numeric("twice", twice).build(), TREATED, Y, ATE, 0.95);
        assertThat(more.result().effect().standardError())
                .isCloseTo(plain.result().effect().standardError(), within(1e-10));
        assertThat(more.result().effect().warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.RANK_DEFICIENT);
    }

    @Test
    void separatedArmsGetAnAnswerThatWarns() {
        double[] giveaway = new double[Y.length];
        for (int i = 0; i < giveaway.length; i++) {
            giveaway[i] = (TREATED[i] ? 1 : -1) * (1 + 0.01 * (i % 7));
        }
        DesignMatrix design =
                new DesignBuilder(Y.length).numeric("giveaway", giveaway).build();
        InverseWeighting.Fitted fit = InverseWeighting.fitted(design, TREATED, Y, ATE, 0.95);
        assertThat(fit.result().effect().estimate()).isFinite();
        assertThat(fit.propensity().model().separated()).isTrue();
        assertThat(fit.result().effect().warnings())
                .extracting(StatWarning::kind)
                .contains(StatWarning.Kind.SEPARATION, StatWarning.Kind.NO_OVERLAP);
    }

    /** Newton's first step overshoots to log-odds of 40, where the way back is 10¹³ too long; the answer is in closed form. */
    @Test
    void aRareLevelThatIsNearlyAllTreatedConverges() {
        int n = 6000;
        double[] near = new double[n];
        boolean[] treated = new boolean[n];
        for (int i = 0; i < n; i++) {
            near[i] = i % 40 == 0 ? 1 : 0;
            treated[i] = i % 40 == 0 ? i != 40 : i % 4000 == 1;
        }
        PropensityModel model =
                PropensityModel.fit(new DesignBuilder(n).numeric("near", near).build(), treated);
        assertThat(model.warnings()).isEmpty();
        assertThat(model.propensity()[0]).isCloseTo(149.0 / 150, within(1e-9));
        assertThat(model.propensity()[1]).isCloseTo(2.0 / 5850, within(1e-12));
    }

    /** Its weight's square overflows, its share of its arm does not. */
    @Test
    void aTinyPropensityIsOneEffectiveUnit() {
        int n = Y.length;
        boolean[] treated = TREATED.clone();
        treated[0] = true;
        double[] propensity = new double[n];
        Arrays.fill(propensity, 0.5);
        propensity[0] = 1e-200;
        InverseWeighting.Result known = InverseWeighting.knownPropensity(Y, treated, propensity, ATE, 0.95);
        assertThat(known.effectiveTreated()).isCloseTo(1, within(1e-12));
        assertThat(known.effect().warnings().getFirst().message()).contains("worth 1.0 treated");
    }

    /** The same regression with a unit alone in the first level, which has no column, and alone in the second, which has one. */
    @Test
    void aLoneUnitOfAnArmIsWarnedOfWithOrWithoutAColumn() {
        int n = 200;
        SplittableRandom random = new SplittableRandom(5);
        boolean[] treated = new boolean[n];
        double[] y = new double[n];
        double[] second = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = i % 2 == 0;
            y[i] = random.nextGaussian();
            second[i] = treated[i] ? 1 : i % 4 == 1 ? 0 : 1;
        }
        second[0] = 0;
        double[] first = Arrays.stream(second).map(v -> 1 - v).toArray();
        for (double[] column : new double[][] {first, second}) {
            Matrix x = new DesignBuilder(n).numeric("level", column).build().x();
            assertThat(RegressionAdjustment.averageEffect(y, treated, x, 0.95).warnings())
                    .extracting(StatWarning::kind)
                    .containsExactly(StatWarning.Kind.FULL_LEVERAGE);
            assertThat(RegressionAdjustment.effectOnTreated(y, treated, x, 0.95).warnings())
                    .isEmpty();
        }
    }

    @Test
    void aConstantOnlyIsTheDifferenceOfMeans() {
        double[] ones = new double[Y.length];
        Arrays.fill(ones, 1);
        InverseWeighting.Result r = InverseWeighting.fitted(
                        DesignMatrix.of(Matrix.ofColumns(ones)), TREATED, Y, ATE, 0.95)
                .result();
        double[] means = new double[2];
        for (int arm = 0; arm < 2; arm++) {
            boolean wanted = arm == 1;
            means[arm] = IntStream.range(0, Y.length)
                    .filter(i -> TREATED[i] == wanted)
                    .mapToDouble(i -> Y[i])
                    .average()
                    .orElseThrow();
        }
        assertThat(r.effect().estimate()).isCloseTo(means[1] - means[0], within(1e-12));
    }

    @Test
    void refusals() {
        DesignMatrix design = design().build();
        assertThatThrownBy(() -> InverseWeighting.fitted(design, new boolean[3], Y, ATE, 0.95))
                .hasMessage("treated has 3 units but the design has 180 rows");
        assertThatThrownBy(() -> InverseWeighting.fitted(design, new boolean[180], Y, ATE, 0.95))
                .hasMessageContaining("no treated unit");
        boolean[] all = new boolean[180];
        Arrays.fill(all, true);
        assertThatThrownBy(() -> PropensityModel.fit(design, all)).hasMessageContaining("no control unit");
    }

    private static DesignBuilder design() {
        String[] third = Arrays.stream(column(3))
                .mapToObj(v -> v < -0.5 ? "a" : v < 0.5 ? "b" : "c")
                .toArray(String[]::new);
        return new DesignBuilder(Y.length)
                .numeric("x1", column(2))
                .factor("third", third)
                .interaction("x1", "third");
    }

    private static boolean[] treated() {
        double[] column = column(0);
        boolean[] t = new boolean[column.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = column[i] == 1;
        }
        return t;
    }

    private static double[] column(int index) {
        return Golden.rows("causal_units.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }
}
