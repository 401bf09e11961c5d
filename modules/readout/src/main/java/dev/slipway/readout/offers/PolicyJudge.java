package dev.slipway.readout.offers;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Alternative;
import dev.slipway.readout.model.PolicyEvaluation.OffPolicyRow;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyEvaluation.RiskMoney;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.stats.Effect;
import dev.slipway.stats.policy.Estimator;
import dev.slipway.stats.policy.Overlap;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.OfferWeeks.OfferTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges a policy on rounds that its models did not see: gain by every estimator, risks by their upper ends, a verdict, and what was planted. */
final class PolicyJudge {
    private static final double TAU = 10;
    private static final double LAMBDA = 100;

    private final OfferRows rows;
    private final OfferWeeks weeks;
    private final OfferLimits limits;
    private final TestLog log;
    private final JobContext context;

    PolicyJudge(OfferRows rows, OfferWeeks weeks, OfferLimits limits, TestLog log, JobContext context) {
        this.rows = rows;
        this.weeks = weeks;
        this.limits = limits;
        this.log = log;
        this.context = context;
    }

    /**
     * Judges.
     *
     * @param chosen offer of each round under the policy
     */
    PolicyEvaluation evaluate(int[] chosen) {
        List<OffPolicyRow> estimators = List.of(
                row(Estimator.DR, 0, "DR, doubly robust", chosen),
                row(Estimator.SNDR, 0, "DR, self-normalised", chosen),
                row(Estimator.SNIPS, 0, "SNIPS, self-normalised", chosen),
                row(Estimator.IPS, 0, "IPS, weighted", chosen),
                row(Estimator.SWITCH_DR, TAU, "Switch (τ = 10)", chosen),
                row(Estimator.DROS, LAMBDA, "DRos, shrunk weights (λ = 100)", chosen),
                row(Estimator.DM, 0, "DM, model only", chosen));
        List<Alternative> alternatives = new ArrayList<>();
        for (int k = 0; k < rows.offers().size(); k++) {
            alternatives.add(alternative(k, chosen));
        }
        List<Risk> risks = new ArrayList<>();
        for (int l = 0; l < limits.count(); l++) {
            context.checkCancelled();
            Limit limit = limits.all().get(l);
            Effect value = limit(l, chosen);
            // What is paid out is in our hands and aims at the budget itself; a risk is not.
            boolean kept = limit.rate() ? value.high() <= limit.most() : value.low() <= limit.most();
            risks.add(new Risk(
                    limit,
                    TestLog.interval(value),
                    kept,
                    planted(limits.sums().get(l), chosen),
                    firstWeek(l),
                    money(l, chosen)));
        }
        Overlap.Result overlap = log.overlap(chosen);
        PolicyVerdict verdict = PolicyVerdict.of(estimators.getFirst(), alternatives, risks, overlap);
        return new PolicyEvaluation(
                log.rounds(),
                log.users(),
                TestLog.interval(log.current()),
                estimators,
                alternatives,
                risks,
                verdict.verdict(),
                verdict.because(),
                truth(chosen));
    }

    /** A rate by the weeks in which what it counts can have come; what offers cost is paid at once. */
    private Effect limit(int number, int[] chosen) {
        List<String> sums = limits.sums().get(number);
        if (!limits.all().get(number).rate()) {
            return log.limit(sums, chosen);
        }
        if (limits.share(number)) {
            return log.share(sums.getFirst(), chosen);
        }
        boolean[] kept = LateRate.kept(weeks, sums.getFirst());
        int[] of = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
        return of.length == chosen.length
                ? log.limit(sums, chosen)
                : log.where(kept).limit(sums, TestLog.take(chosen, of));
    }

    /** What a limit counts, in euro per user and week; null where that is no money. */
    private @Nullable RiskMoney money(int number, int[] chosen) {
        if (!limits.money().get(number)) {
            return null;
        }
        String above = limits.sums().get(number).getFirst();
        return new RiskMoney(log.average(above), TestLog.interval(log.limit(List.of(above), chosen)));
    }

    /** The first week that counts for a limit, the study's first being 1; null where all of the log do. */
    private @Nullable Integer firstWeek(int number) {
        if (!limits.all().get(number).rate() || limits.share(number)) {
            return null;
        }
        int first = LateRate.firstWeek(weeks, limits.sums().get(number).getFirst());
        int earliest = Arrays.stream(weeks.week(), 0, weeks.rounds()).min().orElse(0);
        return first <= earliest ? null : first + 1;
    }

    /** Null where hardly any round of the log has the offer. */
    private Alternative alternative(int offer, int[] chosen) {
        int[] all = new int[chosen.length];
        Arrays.fill(all, offer);
        String name = rows.offers().get(offer);
        return log.overlap(all).effectiveSampleSize() < Overlap.FEWEST_EFFECTIVE
                ? new Alternative(name, null, null)
                : new Alternative(
                        name,
                        TestLog.interval(log.gain(all, Estimator.DR, 0)),
                        TestLog.interval(log.ahead(chosen, all)));
    }

    private OffPolicyRow row(Estimator estimator, double parameter, String title, int[] chosen) {
        Effect gain = log.gain(chosen, estimator, parameter);
        boolean weighs = estimator != Estimator.DM;
        Overlap.Result overlap = log.overlap(chosen);
        return new OffPolicyRow(
                estimator.name().toLowerCase(Locale.ROOT),
                title,
                TestLog.interval(gain),
                weighs ? overlap.effectiveSampleSize() : null,
                weighs ? largest(estimator, parameter, overlap.maximum()) : null,
                estimator == Estimator.DR,
                !weighs ? "no_check" : reads(gain));
    }

    /** The largest factor by which a residual counts. */
    private static double largest(Estimator estimator, double parameter, double weight) {
        return switch (estimator) {
            case SWITCH_DR -> Math.min(weight, parameter);
            // λw/(w² + λ) is largest at √λ.
            case DROS ->
                weight >= Math.sqrt(parameter)
                        ? Math.sqrt(parameter) / 2
                        : parameter * weight / (weight * weight + parameter);
            default -> weight;
        };
    }

    private static String reads(Effect gain) {
        return gain.low() > 0 ? "better" : gain.high() < 0 ? "worse" : "not_shown";
    }

    /** A limit under the policy as planted. */
    private @Nullable Double planted(List<String> sums, int[] chosen) {
        OfferTruth truth = weeks.truth();
        if (truth == null || !sums.stream().allMatch(truth::has)) {
            return null;
        }
        double[] totals = new double[sums.size()];
        for (int s = 0; s < totals.length; s++) {
            for (int i = 0; i < chosen.length; i++) {
                totals[s] += rows.planted(truth, sums.get(s), weeks.unit()[i], chosen[i]);
            }
        }
        return totals.length == 1 ? totals[0] / chosen.length : totals[0] / totals[1];
    }

    /** The policy and the oracle on the rounds, each with what its offers would bring as planted. */
    private @Nullable PolicyTruth truth(int[] chosen) {
        OfferTruth truth = weeks.truth();
        if (truth == null) {
            return null;
        }
        int[] made = rows.made();
        double gain = 0;
        double now = 0;
        for (int i = 0; i < chosen.length; i++) {
            int unit = weeks.unit()[i];
            gain += rows.planted(truth, "worth", unit, chosen[i]);
            now += rows.planted(truth, "worth", unit, made[i]);
        }
        return new PolicyTruth((gain - now) / chosen.length, oracle(truth, now));
    }

    /** The assignment that knows what every offer brings to every user and keeps the same limits; floors do not bind it. */
    private @Nullable Double oracle(OfferTruth truth, double now) {
        if (!limits.sums().stream().flatMap(List::stream).allMatch(truth::has)) {
            return null;
        }
        int offers = rows.offers().size();
        double[] value = planted(truth, "worth", offers);
        List<double[][]> sums = new ArrayList<>();
        limits.sums()
                .forEach(names -> sums.add(
                        names.stream().map(name -> planted(truth, name, offers)).toArray(double[][]::new)));
        OfferProblem problem = new OfferProblem(rows.rounds(), offers, value, sums, null);
        if (!problem.impossible(limits.most()).isEmpty()) {
            return null;
        }
        AssignmentSolution best = problem.solve(limits.most(), context);
        return problem.expected(best.action()) - now / rows.rounds();
    }

    private double[] planted(OfferTruth truth, String sum, int offers) {
        double[] values = new double[rows.rounds() * offers];
        for (int i = 0; i < rows.rounds(); i++) {
            for (int k = 0; k < offers; k++) {
                values[i * offers + k] = rows.planted(truth, sum, weeks.unit()[i], k);
            }
        }
        return values;
    }
}
