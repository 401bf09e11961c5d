package dev.slipway.readout.risk;

import dev.slipway.core.study.Risk;
import dev.slipway.learning.ModelReport;
import dev.slipway.learning.risk.RiskPlan;
import dev.slipway.learning.risk.RiskReport;
import dev.slipway.learning.risk.RiskStudy;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.readout.analysis.PredictionTranslation;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.model.RiskReadout.TestWeeks;
import dev.slipway.readout.model.RiskReadout.Threshold;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.RiskWords;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RiskWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a search for cases reports, as part of a readout: money by week, weeks counted from 1. */
record RiskTranslation(
        Risk asked, RiskWeeks weeks, RiskRows rows, LabelSplit split, RiskStudy.Result result, ExperimentData data) {
    /** What is said elsewhere: by the verdict, by the weeks of the test, or in the model's card. */
    private static final Set<LearningWarning.Kind> SAID = EnumSet.of(
            LearningWarning.Kind.RANDOM_RANKING,
            LearningWarning.Kind.IMMATURE_ROWS,
            LearningWarning.Kind.PURGED_ROWS,
            LearningWarning.Kind.CONSTANT_FEATURE);

    Found found(RiskQueue queue, RiskPlan plan) {
        RiskReport report = result.report();
        return new Found(
                model(),
                report.better(),
                report.pValue(),
                report.rate(),
                test(),
                report.unlabelled(),
                report.rankings().stream().map(RiskTranslation::ranking).toList(),
                interval(report.combination().averagePrecision()),
                threshold(report),
                queue.queue(weeks.weeks() + 1, meanLoss()),
                queue.planted(),
                warnings(report),
                plan.training().level());
    }

    /** The model with all that its card says. */
    private PredictionReadout model() {
        ModelReport report = result.report().model();
        int immature = report.split().immature();
        PredictionTranslation translation =
                new PredictionTranslation(report, weeks.log() - immature, immature, "time", notes(), data.calendar());
        return new PredictionReadout(
                asked.name(),
                asked.label(),
                PredictionReadout.RISK,
                RiskWords.what(asked),
                "the start of each week",
                null,
                translation.trained());
    }

    private List<String> notes() {
        return weeks.share() < 1
                ? List.of("Learned and measured on the weeks of " + Numbers.rate(weeks.share()) + " of the users.")
                : List.of();
    }

    private TestWeeks test() {
        int[] test = result.split().test();
        double[] lost = rows.lost();
        double[] cases =
                Arrays.stream(test).mapToDouble(i -> lost[i]).filter(l -> l > 0).toArray();
        int count = split.last() - split.test() + 1;
        return new TestWeeks(
                split.test() + 1,
                split.last() + 1,
                test.length,
                cases.length,
                Arrays.stream(cases).sum() / count);
    }

    private double meanLoss() {
        double[] lost = rows.lost();
        return Arrays.stream(result.split().train())
                .mapToDouble(i -> lost[i])
                .filter(loss -> loss > 0)
                .average()
                .orElse(0);
    }

    private static Ranking ranking(RiskReport.Ranking ranking) {
        return new Ranking(
                ranking.key(),
                ranking.title(),
                interval(ranking.averagePrecision()),
                interval(ranking.auc()),
                ranking.budgets().stream()
                        .map(at -> new AtBudget(
                                at.reviews(), interval(at.precision()), interval(at.recall()), interval(at.saved())))
                        .toList());
    }

    /** Costs per row become those of a week. */
    private Threshold threshold(RiskReport report) {
        double perWeek = (double) result.split().test().length / (split.last() - split.test() + 1);
        Interval saved = interval(report.review().savedAgainstNobody());
        return new Threshold(
                report.review().threshold(),
                report.review().breakEven(),
                report.review().prevented(),
                report.review().share(),
                new Interval(perWeek * saved.effect(), perWeek * saved.low(), perWeek * saved.high()));
    }

    private List<String> warnings(RiskReport report) {
        List<String> all = new ArrayList<>();
        report.warnings().stream()
                .filter(warning -> !SAID.contains(warning.kind()))
                .map(LearningWarning::message)
                .map(PredictionWords::sentence)
                .map(sentence -> sentence.replaceAll("(?<=[ (])-(?=[0-9])", Numbers.MINUS))
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    private static Interval interval(dev.slipway.learning.evaluate.Interval interval) {
        return new Interval(interval.estimate(), interval.low(), interval.high());
    }
}
