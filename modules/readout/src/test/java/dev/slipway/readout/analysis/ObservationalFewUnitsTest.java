package dev.slipway.readout.analysis;

import static dev.slipway.readout.analysis.BetaQuestions.BY;
import static dev.slipway.readout.analysis.BetaQuestions.ask;
import static dev.slipway.readout.analysis.BetaQuestions.column;
import static dev.slipway.readout.analysis.BetaQuestions.made;
import static dev.slipway.readout.analysis.BetaQuestions.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One unit, or a handful, in a group or a level: taken together, warned of or refused. */
class ObservationalFewUnitsTest {
    private static Category country(IntUnaryOperator code, String... more) {
        Category country = Objects.requireNonNull(BetaSample.DATA.categories().get("country"));
        List<String> levels =
                Stream.concat(country.levels().stream(), Stream.of(more)).toList();
        return new Category(
                levels,
                IntStream.range(0, country.code().length)
                        .map(u -> {
                            int other = code.applyAsInt(u);
                            return other < 0 ? country.code()[u] : other;
                        })
                        .toArray());
    }

    private static int treatedUnit(int nth) {
        double[] beta = column("beta");
        return IntStream.range(0, beta.length)
                .filter(u -> beta[u] == 1)
                .skip(nth)
                .findFirst()
                .orElseThrow();
    }

    /** "AA" is the first level, which has no column; one treated unit has it beside forty others. */
    @Test
    void aLevelWithOneTreatedUnitIsTakenTogetherWithOthersThoughItHasNoColumn() {
        double[] beta = column("beta");
        int lone = treatedUnit(0);
        for (String name : List.of("AA", "ZZ")) {
            Category category = country(u -> u == lone || (beta[u] == 0 && u % 100 == 7) ? 4 : -1, name);
            ObservationalReadout readout = ask("beta", "beta_revenue", BY, Map.of(), Map.of("country", category));
            assertThat(readout.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("Of country, " + name + " has a single unit in a group")
                    .endsWith("counts as other levels, together with the next rarest.");
            assertThat(readout.balance()).anyMatch(b -> b.label().equals("Country other levels"));
            assertThat(readout.balance()).noneMatch(b -> b.label().contains(name));
            assertThat(methods(readout)).hasSize(6);
            for (Estimate estimate : readout.estimates()) {
                assertThat(estimate.warnings()).as(estimate.method()).noneMatch(w -> w.contains("alone"));
            }
        }
    }

    @Test
    void anAttributeThatOnlyOneUnitHasOtherwiseAdjustsForNothing() {
        int[] code = new int[BetaSample.DATA.units()];
        code[3] = 1;
        ObservationalReadout readout = ask(
                "beta",
                "beta_revenue",
                List.of("pre_revenue", "plan"),
                Map.of(),
                Map.of("plan", new Category(List.of("free", "paid"), code)));
        assertThat(readout.warnings())
                .anyMatch(w -> w.startsWith("Of plan, paid has a single unit"))
                .anyMatch(w -> w.equals("All units count as the same plan; nothing is adjusted for it."));
        assertThat(methods(readout)).hasSize(6);
    }

    @Test
    void oneUnitWithoutACovariateGetsTheMean() {
        double[] spent = column("pre_revenue");
        int lone = treatedUnit(4);
        ObservationalReadout readout =
                ask("beta", BY, Map.of("pre_revenue", made(u -> u == lone ? Double.NaN : spent[u])));
        assertThat(readout.warnings())
                .anyMatch(w ->
                        w.equals("1 unit has no pre revenue, too few for a group of their own; the mean of the others"
                                + " stands in."));
        assertThat(readout.balance()).noneMatch(b -> b.label().contains("missing"));
    }

    /** A number of 0 and 1 is a level too; what it is alone with stays adjusted for, and its error is warned of. */
    @Test
    void aNumberThatOneTreatedUnitHasIsWarnedOf() {
        double[] beta = column("beta");
        int lone = treatedUnit(0);
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put("flag", made(u -> u == lone || (beta[u] == 0 && u % 3 == 0) ? 1 : 0));
        ObservationalReadout readout = BetaSample.ask(
                new Observational("beta", "beta_revenue", List.of("flag"), null, Estimand.ATE, 0.01),
                BetaSample.with(BetaSample.DATA.categories(), numbers));
        assertThat(ObservationalCalculatorTest.estimate(readout, "regression_adjustment")
                        .warnings())
                .anyMatch(w -> w.startsWith("1 of the units decide a prediction alone"));
    }

    /** Of the others only one is like the treated: it would stand for all of them, with an error of next to nothing. */
    @Test
    void oneUnitWithMoreThanHalfOfAGroupsWeightIsNoEstimate() {
        double[] near = made(u -> u % 40 == 0 ? 1 : 0);
        double[] treated = made(u -> u % 40 == 0 && u != 40 ? 1 : u % 4_000 == 1 ? 1 : 0);
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put("near", near);
        numbers.put("few", treated);
        ObservationalReadout readout = BetaSample.ask(
                new Observational("few", "beta_revenue", List.of("near"), null, Estimand.ATT, 0),
                BetaSample.with(BetaSample.DATA.categories(), numbers));
        assertThat(readout.warnings())
                .anyMatch(w -> w.matches(
                        "Inverse weighting is left out: one unit carries [0-9.]+% of the weight of its group\\."));
        assertThat(methods(readout)).doesNotContain("ipw").contains("naive_difference");
        assertThat(readout.sensitivity()).isNull();
        assertThat(readout.balance()).allMatch(b -> b.after() == null);
    }

    /** Enough units before the trimming, too few after it. */
    @Test
    void aipwCountsTheUnitsThatTheTrimmingKeeps() {
        double[] rare = made(u -> u % 2);
        double[] treated = made(u -> u % 2 == 1 ? (u % 100 == 1 ? 1 : 0) : (u % 120 == 0 ? 1 : 0));
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put("rare", rare);
        numbers.put("few", treated);
        ExperimentData data = BetaSample.with(BetaSample.DATA.categories(), numbers);
        Observational all = new Observational("few", "beta_revenue", List.of("rare"), null, Estimand.ATE, 0.005);
        assertThat(methods(BetaSample.ask(all, data))).contains("aipw");
        // Treated are 1 of 60 among the even and 1 of 50 among the odd: the limit leaves the odd alone, of whom 60 are
        // treated.
        Observational trimmed = new Observational("few", "beta_revenue", List.of("rare"), null, Estimand.ATE, 0.018);
        ObservationalReadout kept = BetaSample.ask(trimmed, data);
        long left = Math.round(BetaSample.DATA.units() / 100.0);
        assertThat(left).isGreaterThanOrEqualTo(50);
        assertThat(methods(kept)).contains("aipw");
        numbers.put("few", made(u -> u % 2 == 1 ? (u % 150 == 1 ? 1 : 0) : (u % 300 == 0 ? 1 : 0)));
        ObservationalReadout few = BetaSample.ask(
                new Observational("few", "beta_revenue", List.of("rare"), null, Estimand.ATE, 0.01),
                BetaSample.with(BetaSample.DATA.categories(), numbers));
        assertThat(few.treatedUnits()).isGreaterThanOrEqualTo(50);
        assertThat(methods(few)).contains("ipw").doesNotContain("aipw");
        assertThat(few.warnings())
                .anyMatch(w -> w.equals("Doubly robust (AIPW) is left out: each group needs at least 50 units."));
    }

    /** Thousands of units, twelve of them treated: the plain cluster error is as bad as with few units in all. */
    @Test
    void fewTreatedUnitsGetTheErrorForFewClusters() {
        double[] spent = column("pre_revenue");
        double[] y = column("beta_revenue");
        for (int treated : new int[] {12, 2_000}) {
            Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
            numbers.put("few", made(u -> u < treated ? 1 : 0));
            ObservationalReadout readout = BetaSample.ask(
                    new Observational("few", "beta_revenue", List.of("country"), "pre_revenue", Estimand.ATT, 0.01),
                    BetaSample.with(BetaSample.DATA.categories(), numbers));
            Estimate found = ObservationalCalculatorTest.estimate(readout, "difference_in_differences");
            int n = y.length;
            // Of two periods this is the comparison of changes; CR2's error is Welch's, CR1's divides by n.
            double[][] changes = new double[2][];
            for (int arm = 0; arm < 2; arm++) {
                int of = arm;
                changes[arm] = IntStream.range(0, n)
                        .filter(u -> (u < treated) == (of == 1))
                        .mapToDouble(u -> y[u] - spent[u])
                        .toArray();
            }
            double welch = Welch.compare(Moments.of(changes[1]), Moments.of(changes[0]), 0.95)
                    .absolute()
                    .standardError();
            double ratio = Objects.requireNonNull(found.standardError()) / welch;
            if (treated == 12) {
                assertThat(ratio).isCloseTo(1, within(1e-9));
            } else {
                assertThat(ratio).isNotCloseTo(1, within(1e-7));
            }
        }
    }
}
