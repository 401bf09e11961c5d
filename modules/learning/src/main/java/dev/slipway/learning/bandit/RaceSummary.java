package dev.slipway.learning.bandit;

import dev.slipway.learning.bandit.BanditReport.GuardrailResult;
import dev.slipway.learning.bandit.BanditReport.PolicyResult;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Proportions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Means over replications, added in their order. */
final class RaceSummary {
    private final BanditWorld world;
    private final List<BanditPolicy> policies;
    private final List<List<Run>> runs;
    private final List<List<Run>> prompt;
    private final long seed;
    private final int abn;

    /**
     * A race that is over.
     *
     * @param runs by replication and policy
     * @param prompt the same without delay; empty where there is none
     */
    RaceSummary(
            BanditWorld world, List<BanditPolicy> policies, List<List<Run>> runs, List<List<Run>> prompt, long seed) {
        this.world = world;
        this.policies = List.copyOf(policies);
        this.runs = runs;
        this.prompt = prompt;
        this.seed = seed;
        abn = IntStream.range(0, policies.size())
                .filter(p -> policies.get(p) instanceof BanditPolicy.UniformAbn)
                .findFirst()
                .orElse(-1);
    }

    BanditReport report() {
        List<PolicyResult> results =
                IntStream.range(0, policies.size()).mapToObj(this::result).toList();
        return new BanditReport(
                world.actions(),
                runs.size(),
                BanditRace.LEVEL,
                results,
                RaceCautions.of(world, policies, runs.size()),
                seed);
    }

    private PolicyResult result(int p) {
        List<Run> own = runs.stream().map(all -> all.get(p)).toList();
        List<Interval> regret = new ArrayList<>();
        for (int r = 0; r < world.schedule().rounds(); r++) {
            int round = r;
            regret.add(mean(own, run -> run.regret()[round]));
        }
        return new PolicyResult(
                policies.get(p),
                policies.get(p).title(world.actions()),
                regret,
                mean(own, Run::finalReward),
                shares(own),
                IntStream.range(0, world.guardrails().size())
                        .mapToObj(g -> guardrail(own, g))
                        .toList(),
                afterChange(own),
                prompt.isEmpty()
                        ? null
                        : difference(own, prompt.stream().map(all -> all.get(p)).toList(), Run::finalRegret),
                abn < 0 || abn == p
                        ? null
                        : difference(own, runs.stream().map(all -> all.get(abn)).toList(), Run::finalReward));
    }

    private @Nullable Interval afterChange(List<Run> own) {
        Change change = world.change();
        return change == null ? null : mean(own, run -> run.finalRegret() - run.regret()[change.round() - 1]);
    }

    private List<List<Double>> shares(List<Run> own) {
        List<List<Double>> shares = new ArrayList<>();
        double all = (double) own.size() * world.schedule().arrivals();
        for (int r = 0; r < world.schedule().rounds(); r++) {
            int round = r;
            shares.add(IntStream.range(0, world.actions().size())
                    .mapToObj(a ->
                            own.stream().mapToLong(run -> run.plays()[round][a]).sum() / all)
                    .toList());
        }
        return shares;
    }

    private GuardrailResult guardrail(List<Run> own, int g) {
        Guardrail guardrail = world.guardrails().get(g);
        double[] rates = new double[own.size()];
        int above = 0;
        int everAbove = 0;
        long roundsAbove = 0;
        for (int k = 0; k < rates.length; k++) {
            double[] loss = own.get(k).loss()[g];
            double[] volume = own.get(k).volume()[g];
            double lost = 0;
            double moved = 0;
            boolean ever = false;
            for (int r = 0; r < loss.length; r++) {
                lost += loss[r];
                moved += volume[r];
                ever |= lost > guardrail.most() * moved;
                roundsAbove += loss[r] > guardrail.most() * volume[r] ? 1 : 0;
            }
            rates[k] = lost / moved;
            above += lost > guardrail.most() * moved ? 1 : 0;
            everAbove += ever ? 1 : 0;
        }
        return new GuardrailResult(
                guardrail.name(),
                guardrail.most(),
                mean(rates),
                share(above, rates.length),
                share(everAbove, rates.length),
                (double) roundsAbove / rates.length / world.schedule().rounds());
    }

    private static Interval share(int some, int all) {
        double[] interval = Proportions.wilson(some, all, BanditRace.LEVEL);
        return new Interval((double) some / all, interval[0], interval[1]);
    }

    private static Interval mean(List<Run> runs, ToDoubleFunction<Run> value) {
        return mean(runs.stream().mapToDouble(value).toArray());
    }

    private static Interval difference(List<Run> runs, List<Run> others, ToDoubleFunction<Run> value) {
        double[] differences = new double[runs.size()];
        Arrays.setAll(differences, k -> value.applyAsDouble(runs.get(k)) - value.applyAsDouble(others.get(k)));
        return mean(differences);
    }

    private static Interval mean(double[] values) {
        Moments moments = Moments.of(values);
        Effect effect = Effect.student(
                moments.mean(), Math.sqrt(moments.varianceOfMean()), values.length - 1.0, BanditRace.LEVEL, List.of());
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }
}
