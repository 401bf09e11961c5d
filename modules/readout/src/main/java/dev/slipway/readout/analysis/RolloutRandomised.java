package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Rollout;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.model.Estimate;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.warehouse.UnitWeeks;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The randomised answer on the same outcome in the same weeks: users of the experiment's first treatment against its control,
 * of whom the same numbers are known. It is about the experiment's users, not about adopters.
 */
final class RolloutRandomised {
    private static final int FEWEST = 2;

    private RolloutRandomised() {}

    /** Null without two users in both arms, or where nothing varies. */
    static @Nullable Estimate of(UnitWeeks weeks, Rollout asked, int from, double level) {
        if (weeks.variants().size() < 2) {
            return null;
        }
        double[] control = arm(weeks, asked, from, 0);
        double[] treatment = arm(weeks, asked, from, 1);
        if (Math.min(control.length, treatment.length) < FEWEST) {
            return null;
        }
        Moments t = Moments.of(treatment);
        Moments c = Moments.of(control);
        Effect effect = Welch.compare(t, c, level).absolute();
        if (!(effect.standardError() > 0)) {
            return null;
        }
        return new Estimate(
                "welch_t",
                List.of(weeks.variants().get(1), weeks.variants().get(0)),
                "absolute",
                effect.estimate(),
                effect.standardError(),
                effect.low(),
                effect.high(),
                effect.level(),
                effect.pValue(),
                false,
                new Detail()
                        .with("mean_treated", t.mean())
                        .with("mean_others", c.mean())
                        .map(),
                List.of());
    }

    private static double[] arm(UnitWeeks weeks, Rollout asked, int from, int arm) {
        return IntStream.range(0, weeks.users())
                .filter(u -> weeks.variant()[u] == arm && RolloutUnits.known(weeks, asked, u))
                .mapToDouble(u -> RolloutUnits.mean(weeks, asked, u, from))
                .toArray();
    }
}
