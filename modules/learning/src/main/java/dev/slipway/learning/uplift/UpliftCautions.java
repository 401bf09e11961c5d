package dev.slipway.learning.uplift;

import dev.slipway.learning.feature.Split;
import dev.slipway.learning.uplift.UpliftReport.IntervalSummary;
import dev.slipway.learning.uplift.UpliftReport.LearnerResult;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is to be said beside the numbers of an uplift report. */
final class UpliftCautions {
    private static final int SMALL_ARM = 200;
    private static final double SLOPE = 0.2;
    private static final double SHORT = 0.1;
    private static final double UNEQUAL = 0.02;

    private UpliftCautions() {}

    static List<LearningWarning> of(
            UpliftTable input,
            UpliftPlan plan,
            Split split,
            UpliftData test,
            double[][] propensity,
            List<OverlapSummary> overlap,
            LearnerResult chosen) {
        List<LearningWarning> warnings = new ArrayList<>(ofSplit(input, plan, split));
        warnings.addAll(ofRows(input.arms(), test, propensity, overlap, chosen));
        return List.copyOf(warnings);
    }

    /** What the rows that judge and the chosen learner give reason for. */
    static List<LearningWarning> ofRows(
            List<String> arms,
            UpliftData test,
            double[][] propensity,
            List<OverlapSummary> overlap,
            LearnerResult chosen) {
        List<LearningWarning> warnings = new ArrayList<>();
        overlap.forEach(arm -> warnings.addAll(arm.warnings()));
        for (int arm = 0; arm < arms.size(); arm++) {
            int rows = test.ofArm(arm).length;
            if (rows < SMALL_ARM) {
                warnings.add(new LearningWarning(
                        Kind.SMALL_TEST,
                        arms.get(arm),
                        String.format(
                                Locale.ROOT,
                                "The test has %,d rows of the arm %s; below %d its intervals are rough.",
                                rows,
                                arms.get(arm),
                                SMALL_ARM)));
            }
        }
        if (unequal(propensity)) {
            warnings.add(
                    new LearningWarning(
                            Kind.UNADJUSTED,
                            "",
                            "Who got which arm hung on features, so AUUC, Qini and raw uplift@k, which compare the arms as they are, mix"
                                    + " effects with differences between people. Read AUTOC, calibration and the gain curve instead."));
        }
        chosen.treatments().forEach(treatment -> warnings.addAll(ofTreatment(chosen, treatment)));
        return List.copyOf(warnings);
    }

    /** Known only beside planted effects: how far a learner's bias is from what its intervals say. */
    static List<LearningWarning> ofIntervals(List<IntervalSummary> intervals) {
        return intervals.stream()
                .filter(one -> one.coverage() < one.level() - SHORT)
                .map(one -> new LearningWarning(
                        Kind.NARROW_INTERVALS,
                        one.treatment(),
                        String.format(
                                Locale.ROOT,
                                "Intervals of single effects of %s hold the planted effect in %.0f%% of the rows, not %.0f%%: the"
                                        + " learner is off by more than chance.",
                                one.treatment(),
                                100 * one.coverage(),
                                100 * one.level())))
                .toList();
    }

    private static List<LearningWarning> ofSplit(UpliftTable input, UpliftPlan plan, Split split) {
        List<LearningWarning> warnings = new ArrayList<>();
        if (split.immature() > 0) {
            warnings.add(new LearningWarning(
                    Kind.IMMATURE_ROWS,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows are left out because their outcome is not known by the end of the data.",
                            split.immature(),
                            input.table().rows())));
        }
        if (split.purged() > 0) {
            warnings.add(new LearningWarning(
                    Kind.PURGED_ROWS,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%,d rows are left out because their outcome became known only after the next part began.",
                            split.purged())));
        }
        long shared = plan.split().byUnit() ? 0 : shared(input, split);
        if (shared > 0) {
            warnings.add(new LearningWarning(
                    Kind.SHARED_UNITS,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%,d units of the test were seen in training at earlier moments; for new units the ranking may be worse.",
                            shared)));
        }
        return warnings;
    }

    private static List<LearningWarning> ofTreatment(LearnerResult chosen, TreatmentEvaluation treatment) {
        List<LearningWarning> warnings = new ArrayList<>();
        if (!treatment.ranking().better()) {
            warnings.add(new LearningWarning(
                    Kind.RANDOM_RANKING,
                    treatment.treatment(),
                    treatment.ranking().sentence()));
        }
        Effect slope = treatment.calibration().slope();
        if (slope != null && (slope.low() > 1 || slope.high() < 1) && Math.abs(slope.estimate() - 1) > SLOPE) {
            warnings.add(new LearningWarning(
                    Kind.MISCALIBRATED_EFFECTS,
                    treatment.treatment(),
                    String.format(
                            Locale.ROOT,
                            "The %s predicts differences between people's effects of %s that are too %s: observed ones are %.2f times as"
                                    + " large (%.2f to %.2f; 1 is right).",
                            chosen.name().title(),
                            treatment.treatment(),
                            slope.estimate() < 1 ? "large" : "small",
                            slope.estimate(),
                            slope.low(),
                            slope.high())));
        }
        return warnings;
    }

    private static long shared(UpliftTable input, Split split) {
        Set<Long> seen = new HashSet<>();
        Arrays.stream(split.train()).forEach(i -> seen.add(input.table().units()[i]));
        return Arrays.stream(split.test())
                .mapToLong(i -> input.table().units()[i])
                .distinct()
                .filter(seen::contains)
                .count();
    }

    /** Whether the chance of some arm differs between rows by more than estimating it in an experiment would make it. */
    private static boolean unequal(double[][] propensity) {
        for (int arm = 0; arm < propensity[0].length; arm++) {
            double deviation = Moments.of(Aipw.ofTreatment(propensity, arm)).standardDeviation();
            if (deviation > UNEQUAL) {
                return true;
            }
        }
        return false;
    }
}
