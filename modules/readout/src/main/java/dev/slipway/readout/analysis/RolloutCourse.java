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
