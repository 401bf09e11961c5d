package dev.slipway.readout.race;

import dev.slipway.learning.bandit.BanditReport;
import dev.slipway.learning.bandit.BanditReport.GuardrailResult;
import dev.slipway.learning.bandit.BanditReport.PolicyResult;
import dev.slipway.learning.bandit.BanditWorld;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout.Changed;
import dev.slipway.readout.model.RaceReadout.Guard;
import dev.slipway.readout.model.RaceReadout.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From sums over all who came to what one user's week is worth. */
final class RaceTranslation {
    private final List<String> limits;
    private final List<String> keys;
    private final double arrivals;
    private final double weeks;

    /**
     * For one world.
     *
     * @param limits keys of its guardrails
     * @param keys of the policies, in the order of the report
     */
    RaceTranslation(List<String> limits, BanditWorld world, List<String> keys) {
        this.limits = limits;
        this.keys = keys;
        this.arrivals = world.schedule().arrivals();
        this.weeks = arrivals * world.schedule().rounds();
    }

    List<Policy> policies(BanditReport report) {
        List<Policy> policies = new ArrayList<>();
        for (int p = 0; p < keys.size(); p++) {
            PolicyResult result = report.policies().get(p);
            policies.add(new Policy(
                    keys.get(p),
                    RaceWords.title(keys.get(p)),
                    regret(result),
                    over(result.reward(), weeks),
                    overOrNull(result.againstAbn()),
                    result.shares(),
                    guardrails(result),
                    overOrNull(result.costOfDelay())));
        }
        return policies;
    }

    /** @param week of the change, from 1 */
    List<Changed> changed(BanditReport report, int week) {
        List<Changed> changed = new ArrayList<>();
        double after = weeks - arrivals * (week - 1);
        for (int p = 0; p < keys.size(); p++) {
            PolicyResult result = report.policies().get(p);
            var since = Objects.requireNonNull(result.regretAfterChange());
            changed.add(new Changed(keys.get(p), RaceWords.title(keys.get(p)), regret(result), over(since, after)));
        }
        return changed;
    }

    private List<Interval> regret(PolicyResult result) {
        return result.regret().stream().map(each -> over(each, arrivals)).toList();
    }

    private List<Guard> guardrails(PolicyResult result) {
        List<Guard> guards = new ArrayList<>();
        for (int g = 0; g < result.guardrails().size(); g++) {
            GuardrailResult each = result.guardrails().get(g);
            guards.add(new Guard(
                    limits.get(g),
                    each.name(),
                    each.most(),
                    over(each.rate(), 1),
                    over(each.worldsAbove(), 1),
                    over(each.worldsEverAbove(), 1)));
        }
        return guards;
    }

    private @Nullable Interval overOrNull(dev.slipway.learning.evaluate.@Nullable Interval sum) {
        return sum == null ? null : over(sum, weeks);
    }

    private static Interval over(dev.slipway.learning.evaluate.Interval sum, double parts) {
        return new Interval(sum.estimate() / parts, sum.low() / parts, sum.high() / parts);
    }
}
