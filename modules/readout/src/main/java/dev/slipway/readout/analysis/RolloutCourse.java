package dev.slipway.readout.analysis;

import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.StaggeredAdoption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Effects by week since adoption. */
final class RolloutCourse {
    private RolloutCourse() {}

    /** Adjusted, else as the groups are, which a warning says; null where neither can be had, which another says. */
    static @Nullable StaggeredAdoption of(
            RolloutUnits units, RolloutDesign design, double level, List<String> warnings) {
        int leads = units.asked().leads();
        int lags = units.asked().lags();
        try {
            return StaggeredAdoption.estimate(design.panel(), leads, lags, level);
        } catch (IllegalArgumentException refused) {
            try {
                StaggeredAdoption plain = StaggeredAdoption.estimate(units.plain(), leads, lags, level);
                warnings.add("The course by week is not adjusted: " + refused.getMessage() + ".");
                return plain;
            } catch (IllegalArgumentException again) {
                warnings.add("There is no course by week since adoption: " + again.getMessage() + ".");
                return null;
            }
        }
    }

    static List<RolloutReadout.Week> weeks(StaggeredAdoption course, @Nullable PlantedRollout planted) {
        List<RolloutReadout.Week> weeks = new ArrayList<>();
        for (int since : course.eventTimes()) {
            Effect e = course.dynamic(since);
            double half = course.bandMultiple() * e.standardError();
            double truth = planted == null ? Double.NaN : planted.since(since);
            weeks.add(new RolloutReadout.Week(
                    since,
                    course.treated(since),
                    e.estimate(),
                    e.standardError(),
                    e.low(),
                    e.high(),
                    e.estimate() - half,
                    e.estimate() + half,
                    Double.isFinite(truth) ? truth : null));
        }
        return weeks;
    }
}
