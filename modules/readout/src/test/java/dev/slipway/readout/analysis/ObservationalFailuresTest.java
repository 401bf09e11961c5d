package dev.slipway.readout.analysis;

import static dev.slipway.readout.analysis.BetaQuestions.BY;
import static dev.slipway.readout.analysis.BetaQuestions.ask;
import static dev.slipway.readout.analysis.BetaQuestions.column;
import static dev.slipway.readout.analysis.BetaQuestions.made;
import static dev.slipway.readout.analysis.BetaQuestions.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can't be estimated becomes a sentence; the rest stands. */
class ObservationalFailuresTest {
    @Test
    void groupsWithoutOverlapKeepWhatNeedsNoWeights() {
        double[] spent = column("pre_revenue");
        ObservationalReadout readout = ask("rich", BY, Map.of("rich", made(u -> spent[u] > 20 ? 1 : 0)));
        assertThat(methods(readout))
                .containsExactly("naive_difference", "regression_adjustment", "difference_in_differences");
        assertThat(readout.warnings())
                .anyMatch(w -> w.contains("groups do not overlap"))
                .anyMatch(w -> w.contains("Who is treated"));
        assertThat(readout.sensitivity()).isNull();
        assertThat(readout.balance()).isNotEmpty().allMatch(b -> b.after() == null);
        assertThat(readout.overlap().treated()).hasSize(20);
    }

    @Test
    void aLevelThatOnlyOneGroupHasIsSaidAndTheRestStands() {
        double[] beta = column("beta");
        Category country = Objects.requireNonNull(BetaSample.DATA.categories().get("country"));
        int[] code = IntStream.range(0, country.code().length)
                .map(u -> beta[u] == 1 && u % 9 == 0 ? 4 : country.code()[u])
                .toArray();
        Category five = new Category(List.of("DE", "FR", "IE", "NL", "ZZ"), code);
        ObservationalReadout readout = ask("beta", "beta_revenue", BY, Map.of(), Map.of("country", five));
        assertThat(methods(readout)).contains("regression_adjustment", "overlap_weights");
        assertThat(ObservationalCalculatorTest.estimate(readout, "regression_adjustment")
                        .warnings())
                .anyMatch(w -> w.contains("country[ZZ]"));
        assertThat(readout.warnings()).anyMatch(w -> w.contains("Who is treated"));
    }

    @Test
    void aGroupOfOneIsNotCompared() {
        ObservationalReadout readout = ask("one", BY, Map.of("one", made(u -> u == 5 ? 1 : 0)));
        assertThat(readout.estimates()).isEmpty();
        assertThat(readout.treatedUnits()).isEqualTo(1);
        assertThat(readout.warnings()).anyMatch(w -> w.contains("1 treated unit"));
        assertThat(readout.randomised()).isNotNull();
    }

    @Test
    void fewTreatedHaveNoFolds() {
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put("few", made(u -> u % 200 == 0 ? 1 : 0));
        ExperimentData data = BetaSample.with(BetaSample.DATA.categories(), numbers);
        ObservationalReadout readout =
                BetaSample.ask(new Observational("few", "beta_revenue", BY, null, Estimand.ATT, 0), data);
        assertThat(methods(readout)).contains("ipw", "regression_adjustment").doesNotContain("aipw");
        assertThat(readout.warnings()).anyMatch(w -> w.startsWith("Doubly robust (AIPW) is left out"));
    }

    @Test
    void aLimitThatLeavesNobodyIsSaid() {
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put("few", made(u -> u % 200 == 0 ? 1 : 0));
        ExperimentData data = BetaSample.with(BetaSample.DATA.categories(), numbers);
        ObservationalReadout readout =
                BetaSample.ask(new Observational("few", "beta_revenue", BY, null, Estimand.ATT, 0.2), data);
        assertThat(methods(readout)).contains("overlap_weights").doesNotContain("ipw", "aipw");
        assertThat(readout.warnings())
                .anyMatch(w -> w.startsWith("6,000 units are left out of weighting"))
                .anyMatch(w -> w.startsWith("Inverse weighting is left out"));
        assertThat(readout.sensitivity()).isNull();
    }

    @Test
    void anAttributeThatIsNotYesOrNoTreatsNobody() {
        ObservationalReadout readout = ask("sessions_before", BY, Map.of());
        assertThat(readout.estimates()).isEmpty();
        assertThat(readout.warnings()).anyMatch(w -> w.contains("other values than 0 and 1"));
        assertThat(ask("nothing", BY, Map.of()).warnings()).anyMatch(w -> w.contains("no attribute nothing"));
        assertThat(ask("country", BY, Map.of()).warnings()).anyMatch(w -> w.contains("yes and no"));
    }

    @Test
    void wordsCountAsYesAndNo() {
        double[] beta = column("beta");
        int[] code = Arrays.stream(beta).mapToInt(b -> (int) b).toArray();
        code[0] = -1;
        ObservationalReadout readout =
                ask("opted", "beta_revenue", BY, Map.of(), Map.of("opted", new Category(List.of("No", "Yes"), code)));
        assertThat(readout.leftOut()).isEqualTo(1);
        assertThat(readout.treatedUnits() + readout.controlUnits()).isEqualTo(BetaSample.DATA.units() - 1);
        assertThat(methods(readout)).hasSize(6);
    }

    @Test
    void anOutcomeThatIsNotThereOrNeverVariesIsSaid() {
        assertThat(ask("beta", "nothing", BY, Map.of(), Map.of()).warnings())
                .anyMatch(w -> w.contains("no numeric attribute nothing"));
        ObservationalReadout flat = ask("beta", "flat", BY, Map.of("flat", made(u -> 3)), Map.of());
        assertThat(flat.estimates()).isEmpty();
        assertThat(flat.warnings()).anyMatch(w -> w.contains("same for every unit"));
    }

    @Test
    void missingCovariatesAreAGroupOfTheirOwn() {
        double[] spent = column("pre_revenue");
        ObservationalReadout readout =
                ask("beta", BY, Map.of("pre_revenue", made(u -> u % 10 == 0 ? Double.NaN : spent[u])));
        assertThat(readout.leftOut()).isZero();
        assertThat(readout.balance()).anyMatch(b -> b.label().equals("Pre revenue missing"));
        assertThat(readout.warnings()).anyMatch(w -> w.startsWith("600 units have no pre revenue"));
        assertThat(ObservationalCalculatorTest.estimate(readout, "difference_in_differences")
                        .warnings())
                .anyMatch(w -> w.contains("600 units"));
        assertThat(methods(readout)).hasSize(6);
    }

    @Test
    void whatWouldAdjustTheAnswerAwayIsNotAdjustedFor() {
        ObservationalReadout readout =
                ask("beta", List.of("beta", "beta_revenue", "pre_revenue", "gone", "pre_revenue"), Map.of());
        assertThat(methods(readout)).hasSize(6);
        assertThat(readout.warnings())
                .anyMatch(w -> w.contains("named in adjust_for"))
                .anyMatch(w -> w.contains("no attribute gone"));
    }

    @Test
    void columnsThatRepeatOthersAreLeftOut() {
        double[] spent = column("pre_revenue");
        ObservationalReadout readout = ask(
                "beta",
                List.of("pre_revenue", "cents", "constant"),
                Map.of("cents", made(u -> 100 * spent[u]), "constant", made(u -> 4)));
        assertThat(methods(readout)).hasSize(6);
        assertThat(readout.warnings()).anyMatch(w -> w.contains("cents") && w.contains("constant"));
    }

    @Test
    void manyLevelsAreTakenTogether() {
        int[] code = IntStream.range(0, BetaSample.DATA.units())
                .map(u -> u < 500 ? u : 0)
                .toArray();
        List<String> levels =
                IntStream.range(0, 500).mapToObj(l -> "city" + (1000 + l)).toList();
        ObservationalReadout readout =
                ask("beta", "beta_revenue", List.of("city"), Map.of(), Map.of("city", new Category(levels, code)));
        assertThat(readout.balance()).hasSizeLessThanOrEqualTo(Levels.MOST);
        assertThat(readout.warnings()).anyMatch(w -> w.contains("500 levels"));
    }

    /** The arms answer what the drawn treatment does, not what an attribute does to the same metric. */
    @Test
    void theArmsAnswerIsNotShownBesideAnotherTreatmentOfTheMetric() {
        ObservationalReadout other = BetaSample.ask(new Observational("beta", "revenue", BY, null, Estimand.ATT, 0.01));
        assertThat(other.estimates()).isNotEmpty();
        assertThat(other.randomised()).isNull();
        assertThat(other.randomisedLabel()).isNull();
        assertThat(other.truth()).isNull();
        ObservationalReadout before =
                BetaSample.ask(new Observational("beta", "pre_revenue", List.of("country"), null, Estimand.ATT, 0.01));
        assertThat(before.randomised()).isNull();
    }

    /** Says that it is cancelled from the given question on. */
    private static final class CancelAfter implements JobContext {
        private final AtomicInteger left;

        CancelAfter(int questions) {
            left = new AtomicInteger(questions);
        }

        @Override
        public void stage(String name, String detail) {}

        @Override
        public void progress(long done, long total) {}

        @Override
        public void detail(String text) {}

        @Override
        public boolean isCancelled() {
            return left.decrementAndGet() <= 0;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }
    }

    @Test
    void aCancelEndsTheWorkBetweenAnyTwoFits() {
        for (int questions = 1; questions <= 12; questions++) {
            AnalysisInput input = BetaSample.input(BetaSample.ASKED, BetaSample.DATA, new CancelAfter(questions));
            assertThatThrownBy(() -> ObservationalCalculator.compute(input)).isInstanceOf(CancelledException.class);
        }
    }
}
