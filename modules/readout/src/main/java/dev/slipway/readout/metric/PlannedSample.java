package dev.slipway.readout.metric;

import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;

/**
 * How many mature units both arms of a comparison will have at the planned end, if units keep arriving as they did. Tunes
 * the confidence sequence and measures the information of a group-sequential look.
 */
public final class PlannedSample {
    private static final double DAY = Duration.ofDays(1).toMillis();

    private PlannedSample() {}

    /** Days of exposure planned: the study's, or as long as the data; 0 without time. */
    public static int days(Study study, ExperimentData data) {
        Integer planned = study.experiment().plannedDays();
        if (planned != null) {
            return planned;
        }
        return data.exposedAt() == null ? 0 : (int) Math.ceil((data.dataEnd() - data.firstDay()) / DAY);
    }

    /**
     * Mature units of one treatment and the control together at the planned end, at least 2.
     *
     * @param maturesAfter how long after exposure a unit counts
     */
    public static long units(Study study, ExperimentData data, Duration maturesAfter) {
        double perComparison = 2.0 * data.units() / Math.max(2, data.variants().size());
        if (data.exposedAt() == null) {
            return Math.max(2, Math.round(perComparison));
        }
        double observed = Math.max(1, (data.dataEnd() - data.firstDay()) / DAY);
        double counting = Math.max(1, days(study, data) - maturesAfter.toMillis() / DAY);
        return Math.max(2, Math.round(perComparison / observed * counting));
    }
}
