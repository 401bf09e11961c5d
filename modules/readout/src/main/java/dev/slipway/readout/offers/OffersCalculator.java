package dev.slipway.readout.offers;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.learning.Versions;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.learning.uplift.EffectIntervals;
import dev.slipway.learning.uplift.EvaluationPlan;
import dev.slipway.learning.uplift.PredictedEffects;
import dev.slipway.learning.uplift.SingleEffectError;
import dev.slipway.learning.uplift.UpliftReport;
import dev.slipway.readout.model.OfferEffect.Sureness;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.offers.OfferSolver.Solved;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.OfferWeeks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who should get which offer: learns effects, finds the best assignment, judges it on rounds that its models did not see. */
public final class OffersCalculator {
    private final OfferSolver solver;
    private final Offers asked;
    private final OfferRows rows;
    private final OfferLimits limits;

    private OffersCalculator(OfferSolver solver) {
        this.solver = solver;
        this.asked = solver.asked();
        this.rows = solver.rows();
        this.limits = solver.limits();
    }

    /**
     * The answer with what answers the same under other limits.
     *
     * @param choices null where there is no answer
     * @param list the chosen assignment user by user; null likewise
     */
    public record Answer(
            OffersReadout readout,
            @Nullable OfferChoices choices,
            @Nullable OfferList list) {}

    /**
     * Computes. The same study and weeks give the same answer, whatever the number of threads.
     *
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Answer compute(Study study, ExperimentData data, OfferWeeks weeks, JobContext context) {
        OffersCalculator calculator =
                new OffersCalculator(new OfferSolver(study, data, weeks, EvaluationPlan.usual(), context));
        try {
            return calculator.answer();
        } catch (SlipwayException reason) {
            return calculator.nothing(reason.getMessage() + " " + reason.remedy());
        } catch (IllegalArgumentException reason) {
            return calculator.nothing("Nothing can be learned: " + reason.getMessage() + ".");
        }
    }

    private Answer answer() {
        Solved solved = solver.solve();
        OfferChoices choices = solved.choices();
        AssignmentSolution solution = solved.solution();
        OfferProblem problem = solved.problem();
        OfferTraits traits = new OfferTraits(rows.features(), rows.next(), rows.offers());
        PolicyReadout policy = new PolicyReadout(
                problem.users(),
                limits.all(),
                choices.chosen(solution),
                choices.frontiers(solver.context()),
                choices.who(solution.action(), solved.next(), solver.attributes(), traits),
                choices.floor(solution),
                traits.byOffer(solution.action()));
        UpliftReport report = solved.models().report();
        PredictedEffects sure = solved.models().sure();
        List<String> warnings = new ArrayList<>(OffersWords.warnings(report.warnings()));
        warnings.addAll(OffersWords.impossible(limits, problem, solution.action()));
        IntStream.range(0, limits.count())
                .filter(l -> limits.all().get(l).rate() && !limits.share(l))
                .mapToObj(l -> LateRate.words(
                        solver.weeks(),
                        limits.all().get(l),
                        limits.sums().get(l).getFirst()))
                .filter(words -> !words.isEmpty())
                .forEach(warnings::add);
        warnings.addAll(limits.words());
        warnings.add(OffersWords.ASSUMPTION);
        Found found = new Found(
                OffersTranslation.log(rows, solver.weeks()),
                OffersTranslation.uplift(report, sure, sureness(sure, solved.next()), OfferSolver.FOLDS, rows),
                policy,
                solver.evaluation(solved),
                warnings,
                solver.study().decision().level(),
                solver.seed(),
                Versions.all());
        OfferReasons reasons =
                new OfferReasons(rows.features(), rows.next(), solved.models().reasons());
        return new Answer(readout(null, found), choices, list(solved, sure.rows(), reasons));
    }

    private OfferList list(Solved solved, EffectIntervals sure, OfferReasons reasons) {
        OfferProblem problem = solved.problem();
        AssignmentSolution solution = solved.solution();
        int[] unit = solved.next();
        OfferList.Columns list = OfferList.Columns.of(unit.length);
        boolean budget = asked.budget() != null;
        for (int i = 0; i < unit.length; i++) {
            int offer = solution.action()[i];
            int other = problem.nextBest(i, offer, solution.price(), limits.most());
            list.users()[i] = solver.data().unitIds()[unit[i]];
            list.offers()[i] = rows.offers().get(offer);
            list.gain()[i] = problem.value(i, offer);
            list.cost()[i] = budget ? problem.above(0, i, offer) : 0;
            list.low()[i] = offer == 0 ? 0 : sure.low()[i][offer - 1];
            list.high()[i] = offer == 0 ? 0 : sure.high()[i][offer - 1];
            list.nextBest()[i] = rows.offers().get(other);
            list.why()[i] = reasons.of(i, offer, other);
        }
        return new OfferList(solver.study().experiment().unit(), list);
    }

    /** How sure single effects of each offer are; beside what was planted where that is known. */
    private List<Sureness> sureness(PredictedEffects sure, int[] unit) {
        OfferWeeks.OfferTruth truth = solver.weeks().truth();
        EffectIntervals own = sure.rows();
        List<Sureness> all = new ArrayList<>();
        for (int k = 0; k + 1 < rows.offers().size(); k++) {
            SingleEffectError error =
                    sure.errors().isEmpty() ? null : sure.errors().get(k);
            all.add(new Sureness(
                    unit.length,
                    own.resamples(),
                    own.level(),
                    own.meanWidth(k),
                    own.surelyPositive(k),
                    own.surelyNegative(k),
                    truth == null ? null : own.coverage(planted(truth, unit), k),
                    error == null ? null : error.typical(),
                    error == null ? null : Math.sqrt(error.mostSquare(own.level()))));
        }
        return all;
    }

    private double[][] planted(OfferWeeks.OfferTruth truth, int[] unit) {
        double[][] effects = new double[unit.length][rows.offers().size() - 1];
        for (int i = 0; i < unit.length; i++) {
            for (int k = 1; k < rows.offers().size(); k++) {
                effects[i][k - 1] = rows.planted(truth, "worth", unit[i], k) - rows.planted(truth, "worth", unit[i], 0);
            }
        }
        return effects;
    }

    private Answer nothing(String reason) {
        return new Answer(readout(reason, null), null, null);
    }

    private OffersReadout readout(@Nullable String reason, @Nullable Found found) {
        Metric metric = Objects.requireNonNull(solver.study().metrics().get(asked.metric()));
        return new OffersReadout(asked.label(), rows.offers(), metric.key(), OffersWords.worth(metric), reason, found);
    }
}
