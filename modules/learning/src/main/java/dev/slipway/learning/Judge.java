package dev.slipway.learning;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.ModelReport.CalibrationSummary;
import dev.slipway.learning.evaluate.Calibration;
import dev.slipway.learning.evaluate.Evaluation;
import dev.slipway.learning.evaluate.Importance;
import dev.slipway.learning.evaluate.Inspected;
import dev.slipway.learning.evaluate.PartialDependence;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.search.Candidate;
import dev.slipway.learning.search.SearchResult;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.stats.drift.Psi;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures a trained model on the test part and writes the report. */
final class Judge {
    private static final int CURVE_BINS = 10;
    private static final int DRIFT_BINS = 10;
    private static final int DEPENDENCE_FEATURES = 6;
    private static final int DEPENDENCE_ROWS = 500;
    private static final int IMPORTANCE_ROWS = 10_000;
    private static final long BOOTSTRAP = 3;
    private static final long SHUFFLE = 4;

    private final Outcome outcome;
    private final Plan plan;
    private final Split split;
    private final Part train;
    private final Part validation;
    private final Part test;
    private final JobContext context;

    Judge(Outcome outcome, Plan plan, Split split, Part train, Part validation, Part test, JobContext context) {
        this.outcome = outcome;
        this.plan = plan;
        this.split = split;
        this.train = train;
        this.validation = validation;
        this.test = test;
        this.context = context;
    }

    ModelReport report(
            TrainedModel model, SearchResult search, Map<String, Scored> baselines, List<LearningWarning> soFar) {
        Matrix x = model.encoder().encode(test.table(), test.rows());
        double[] raw = model.raw(x);
        Scored scored = new Scored(test.y(), model.calibrated().predict(x));
        Evaluation evaluation = Evaluation.of(
                outcome.task(),
                scored,
                baselines,
                test.units(),
                plan.resamples(),
                Seeds.of(plan.seed(), BOOTSTRAP),
                plan.level(),
                context::checkCancelled);
        CalibrationSummary calibration = calibration(new Scored(test.y(), raw), scored);
        List<Importance> importance = importance(model);
        ModelReport.ScoreDrift drift = drift(model.score(validation.table(), validation.rows()), scored.predictions());
        List<LearningWarning> warnings = new ArrayList<>(soFar);
        model.encoder().constantFeatures().forEach(name -> warnings.add(Cautions.constant(name)));
        if (search.outOfTime()) {
            warnings.add(Cautions.outOfTime(search.trials().size()));
        }
        warnings.addAll(Cautions.ofEvaluation(evaluation));
        warnings.addAll(calibration == null ? List.of() : Cautions.ofCalibration(calibration.after()));
        warnings.addAll(Cautions.ofDrift(drift));
        Candidate chosen = search.best();
        Describe describe = new Describe(outcome, plan, split);
        return new ModelReport(
                describe.outcome(),
                describe.data(train.table()),
                describe.features(train, model.encoder().features()),
                List.of(
                        train.summary(outcome.task(), model),
                        validation.summary(outcome.task(), model),
                        test.summary(outcome.task(), model)),
                describe.split(),
                new ModelReport.Chosen(
                        chosen.family().name(), chosen.family().title(), new TreeMap<>(chosen.settings())),
                search.trials(),
                evaluation,
                evaluation.comparisons().stream().allMatch(Evaluation.Comparison::beats),
                calibration,
                importance,
                dependence(model, importance),
                Segments.of(outcome.task(), plan, test, scored, context),
                drift,
                warnings,
                plan.level(),
                plan.seed(),
                Versions.all());
    }

    private @Nullable CalibrationSummary calibration(Scored raw, Scored calibrated) {
        if (outcome.task() == Task.MEAN) {
            return null;
        }
        return new CalibrationSummary(
                plan.calibration(),
                Calibration.of(raw, CURVE_BINS, plan.level()),
                Calibration.of(calibrated, CURVE_BINS, plan.level()));
    }

    private List<Importance> importance(TrainedModel model) {
        return Importance.of(
                inspected(model, test.thinned(IMPORTANCE_ROWS)),
                outcome.task(),
                plan.shuffles(),
                Seeds.of(plan.seed(), SHUFFLE),
                plan.level(),
                context::checkCancelled);
    }

    private List<PartialDependence> dependence(TrainedModel model, List<Importance> importance) {
        Inspected inspected = inspected(model, test.thinned(DEPENDENCE_ROWS));
        List<String> features = model.encoder().features();
        return importance.stream()
                .limit(DEPENDENCE_FEATURES)
                .map(found -> PartialDependence.of(
                        inspected,
                        features.indexOf(found.feature()),
                        train.table().feature(found.feature()),
                        train.rows(),
                        context::checkCancelled))
                .toList();
    }

    private static Inspected inspected(TrainedModel model, Part part) {
        return new Inspected(
                model.calibrated(),
                model.encoder(),
                model.encoder().encode(part.table(), part.rows()),
                part.y(),
                part.units());
    }

    /**
     * Validation stands for "before", not training: on rows that a model learned from its scores are more extreme, which would look like
     * drift.
     */
    private static ModelReport.ScoreDrift drift(double[] before, double[] after) {
        double[] edges = Psi.quantileBins(before, DRIFT_BINS);
        if (IntStream.range(0, before.length).allMatch(i -> before[i] == before[0])) {
            return new ModelReport.ScoreDrift(0, 0, edges, new double[] {1}, new double[] {1});
        }
        Psi.Result psi = Psi.categorical(Psi.count(before, edges), Psi.count(after, edges));
        return new ModelReport.ScoreDrift(psi.psi(), psi.limit(), edges, psi.sharesBefore(), psi.sharesAfter());
    }
}
