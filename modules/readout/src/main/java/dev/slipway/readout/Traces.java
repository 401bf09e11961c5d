package dev.slipway.readout;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * What each unit did, as far as a readout describes it. A filter changes which units are there and never what one did, so that a
 * filter takes these from the whole run and reads no event again.
 *
 * @param returns on which days the study's event came back
 * @param reachedAt seconds to each step of the study's funnel by step and unit, as from {@link FunnelCalculator#reachedAt}; null without
 *     a funnel
 */
record Traces(ActivityTrace activity, ReturnDays returns, int @Nullable [][] reachedAt) {
    /** Null when the data has no time or no events. */
    static @Nullable Traces of(Study study, ExperimentData data) {
        Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            return null;
        }
        FunnelSpec funnel = study.funnel();
        return new Traces(
                ActivityTrace.of(data, timelines, exposedAt),
                ReturnDays.of(timelines, Descriptions.returnEvent(study)),
                funnel == null ? null : FunnelCalculator.reachedAt(data, timelines, exposedAt, funnel));
    }

    /** Those of some units, in the order given. */
    Traces of(int[] rows) {
        int[][] reached = reachedAt == null ? null : new int[reachedAt.length][];
        for (int s = 0; reached != null && reachedAt != null && s < reached.length; s++) {
            reached[s] = RowSubset.take(reachedAt[s], rows);
        }
        return new Traces(activity.of(rows), returns.of(rows), reached);
    }
}
