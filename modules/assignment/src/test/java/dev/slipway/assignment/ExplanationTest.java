package dev.slipway.assignment;

import static dev.slipway.assignment.Experiments.covering;
import static dev.slipway.assignment.Experiments.experiment;
import static dev.slipway.assignment.Experiments.halves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.assignment.Explanation.Step;
import dev.slipway.assignment.LayeredAssigner.Stickiness;
import dev.slipway.core.study.RampStep;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final MemoryStickyStore store =
            new MemoryStickyStore(Clock.fixed(Instant.parse("2026-10-12T08:14:00Z"), ZoneOffset.UTC));

    private static String words(Explanation explanation, String title) {
        return explanation.steps().stream()
                .filter(step -> step.title().equals(title))
                .map(Step::words)
                .findFirst()
                .orElse("");
    }

    @Test
    void everyStepIsInWordsAndNumbers() {
        Explanation explanation = new LayeredAssigner(covering(1)).explain("user-004217");
        int bucket = Bucketer.ofExperiment("onboarding-kyc").bucket("user-004217");
        String variant = bucket < 5_000 ? "control" : "treatment";
        assertThat(explanation.variant()).isEqualTo(variant);
        assertThat(explanation.steps())
                .extracting(Step::title)
                .containsExactly(
                        "Layer text to hash",
                        "Layer hash (32 bit, twice)",
                        "Layer bucket",
                        "In the layer?",
                        "Text to hash",
                        "Hash (32 bit, twice)",
                        "Bucket",
                        "Variant",
                        "Stored before?");
        assertThat(words(explanation, "Text to hash")).isEqualTo("onboarding-kyc:user-004217");
        assertThat(words(explanation, "Bucket")).endsWith(String.format("mod 10,000 = %,d", bucket));
        assertThat(words(explanation, "In the layer?")).isEqualTo("0–9,999 is covered, so yes");
        assertThat(words(explanation, "Variant"))
                .isEqualTo(String.format(
                        "%,d is in %s, so %s", bucket, bucket < 5_000 ? "0–4,999" : "5,000–9,999", variant));
        assertThat(words(explanation, "Stored before?")).isEqualTo("no");
    }

    @Property(tries = 500)
    void theExplanationSaysWhatTheAssignerDoes(
            @ForAll String unit, @ForAll @DoubleRange(min = 0, max = 1) double coverage) {
        LayeredAssigner assigner = new LayeredAssigner(covering(coverage));
        assertThat(assigner.explain(unit).variant()).isEqualTo(assigner.variantOf(unit));
    }

    @Test
    void explainingStoresNothing() {
        new LayeredAssigner(covering(1), store, Stickiness.KEEP_ALWAYS).explain("user-1");
        assertThat(store.size()).isZero();
    }

    @Test
    void reasonsForTakingNoPart() {
        String covered = inBuckets(0, 1_000);
        String later = inBuckets(5_000, 6_000);
        String held = inBuckets(9_600, 10_000);
        LayeredAssigner assigner = new LayeredAssigner(experiment(0.1, 0.05, List.of(0, 8_000), halves()));
        assertThat(words(assigner.explain(covered), "In the layer?")).contains("0–799");
        assertThat(words(assigner.explain(later), "In the layer?")).isEqualTo("only 0–799 is covered so far, so no");
        assertThat(words(assigner.explain(held), "In the layer?"))
                .isEqualTo("9,500–9,999 is the layer's holdout, so no");
        assertThat(words(assigner.explain(inBuckets(8_000, 9_000)), "In the layer?"))
                .isEqualTo("this experiment may use 0–7,999 only, so no");
        assertThat(words(new LayeredAssigner(covering(0)).explain(later), "In the layer?"))
                .isEqualTo("nothing is covered yet, so no");
        assertThat(assigner.explain(later).variant()).isNull();
    }

    @Test
    void alongARampItSaysSinceWhen() {
        LayeredAssigner assigner = new LayeredAssigner(Experiments.ramped(new RampStep(0, 0.1), new RampStep(3, 0.8)));
        String later = inBuckets(5_000, 6_000);
        assertThat(words(assigner.explain(inBuckets(0, 1_000)), "In the layer?"))
                .isEqualTo("0–7,999 is covered from the first day on, so yes");
        assertThat(words(assigner.explain(later), "In the layer?"))
                .isEqualTo("0–7,999 is covered from day 3 on, so yes");
        assertThat(words(assigner.explain(later, 2), "In the layer?")).isEqualTo("only 0–999 is covered so far, so no");
        assertThat(assigner.explain(later, 2).variant()).isNull();
        assertThat(assigner.explain(later, 3).variant()).isEqualTo(assigner.variantOf(later, 3));
    }

    /** A unit whose layer bucket is in that range, well inside the first 800 for a range that starts at 0. */
    private static String inBuckets(int from, int to) {
        int end = from == 0 ? 800 : to;
        for (int i = 0; ; i++) {
            int bucket = Bucketer.ofLayer("onboarding").bucket("user-" + i);
            if (bucket >= from && bucket < end) {
                return "user-" + i;
            }
        }
    }

    @Test
    void whatWasStoredIsSaid() {
        LayeredAssigner assigner = new LayeredAssigner(covering(1), store, Stickiness.KEEP_ALWAYS);
        String hashed = new LayeredAssigner(covering(1)).variantOf("user-7");
        String other = "control".equals(hashed) ? "treatment" : "control";
        store.put("onboarding-kyc", "user-7", other);
        assertThat(assigner.explain("user-7").variant()).isEqualTo(other);
        assertThat(words(assigner.explain("user-7"), "Stored before?"))
                .isEqualTo("yes, 12 Oct 2026 08:14 UTC: the stored " + other + " wins");
        store.put("onboarding-kyc", "user-7", "gone");
        assertThat(words(assigner.explain("user-7"), "Stored before?"))
                .endsWith("gone no longer exists, so the hash decides");
        store.put("onboarding-kyc", "user-7", other);
        LayeredAssigner strict = new LayeredAssigner(covering(0), store, Stickiness.KEEP_WHILE_COVERED);
        assertThat(strict.explain("user-7").variant()).isNull();
        assertThat(words(strict.explain("user-7"), "Stored before?")).endsWith("the unit is no longer covered");
    }
}
