package dev.slipway.readout.risk;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.learning.Plan;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.risk.Costs;
import dev.slipway.learning.risk.RiskPlan;
import dev.slipway.learning.risk.RiskStudy;
import dev.slipway.learning.search.SearchPlan;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.text.RiskWords;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RiskWeeks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom to look at first, for every question of the study, each from a seed of its own. */
public final class RiskCalculator {
    private static final long STREAM = 20_262;
    private static final int SEARCH_ROWS = 15_000;
    private static final int FOLDS = 3;
    private static final int RESAMPLES = 400;
    private static final int SHUFFLES = 3;
    private static final int REASONS = 3;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Study study;
    private final Risk asked;
    private final ExperimentData data;
    private final RiskWeeks weeks;
    private final long seed;
    private final JobContext context;

    private RiskCalculator(Study study, Risk asked, ExperimentData data, RiskWeeks weeks, JobContext context) {
        this.study = study;
        this.asked = asked;
        this.data = data;
        this.weeks = weeks;
        long start = study.source() instanceof Source.Simulate simulate ? simulate.seed() : 0;
        this.seed = Seeds.of(Seeds.of(start, STREAM), asked.name().hashCode());
        this.context = new Details(context, asked.label());
    }

    /**
     * Computes. The same study and weeks give the same answers, whatever the number of threads.
     *
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static List<RiskReadout> compute(Study study, ExperimentData data, RiskWeeks weeks, JobContext context) {
        List<RiskReadout> all = new ArrayList<>();
        for (Risk risk : study.analyses().risks()) {
            context.checkCancelled();
            all.add(new RiskCalculator(study, risk, data, weeks, context).readout());
        }
        return List.copyOf(all);
    }

    private RiskReadout readout() {
        try {
            RiskRows rows = new RiskRows(study, asked, data, weeks);
            LabelSplit split = LabelSplit.of(rows.firstWeek(), weeks.weeks(), asked.span());
            if (split != null && Arrays.stream(rows.lost()).noneMatch(loss -> loss > 0)) {
                return nothing(RiskWords.noCase(asked));
            }
            return split == null ? nothing(RiskWords.tooShort(weeks.weeks(), asked)) : found(rows, split);
        } catch (SlipwayException reason) {
            boolean few = reason.category() == ErrorCategory.STATISTICS;
            return nothing(reason.getMessage() + " " + (few ? RiskWords.MORE : reason.remedy()));
        } catch (IllegalArgumentException reason) {
            return nothing("Nothing can be learned: " + reason.getMessage() + ".");
        }
    }

    private RiskReadout found(RiskRows rows, LabelSplit split) {
        RiskPlan plan = new RiskPlan(
                training(rows, split),
                WEEK,
                asked.reviews(),
                new Costs(asked.reviewCost(), 1),
                RiskPlan.Forest.usual(),
                0,
                REASONS);
        RiskStudy.Result result = RiskStudy.run(rows.table(), rows.outcome(), rows.prevented(), plan, context);
        RiskQueue queue = new RiskQueue(asked, data, weeks, rows, result);
        return readout(null, new RiskTranslation(asked, weeks, rows, split, result, data).found(queue, plan));
    }

    private Plan training(RiskRows rows, LabelSplit split) {
        List<String> segments = study.segments().stream()
                .filter(name -> rows.table().features().stream()
                        .anyMatch(f -> f.name().equals(name) && f instanceof Feature.Categorical))
                .toList();
        return new Plan(
                asked.learners(),
                SplitPlan.byTime(rows.moment(split.validation()), rows.moment(split.test())),
                new SearchPlan(SearchPlan.Method.RANDOM, asked.trials(), FOLDS, SEARCH_ROWS, SearchPlan.UNLIMITED),
                Calibrator.Method.PLATT,
                segments,
                RESAMPLES,
                SHUFFLES,
                study.decision().level(),
                seed);
    }

    private RiskReadout nothing(String reason) {
        return readout(reason, null);
    }

    private RiskReadout readout(@Nullable String reason, @Nullable Found found) {
        return new RiskReadout(
                asked.name(),
                asked.label(),
                asked.outcome(),
                RiskWords.what(asked),
                asked.horizon(),
                asked.delay(),
                asked.reviews(),
                asked.reviewCost(),
                asked.prevented(),
                reason,
                found);
    }

    /** The steps are details of the run's stage. */
    private static final class Details extends ForwardingContext {
        private final String label;

        Details(JobContext context, String label) {
            super(context);
            this.label = label;
        }

        @Override
        public void stage(String name, String detail) {
            super.detail(label + ": " + name.toLowerCase(Locale.ROOT));
        }

        @Override
        public void detail(String text) {
            super.detail(label + ": " + text);
        }
    }
}
