package dev.slipway.memo;

import dev.slipway.charts.EventStudyChart;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RolloutWords;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rollout did that nobody randomised: methods against the planted truth, the course by week, who gained. */
final class RolloutParts {
    private static final double WIDTH = 672;
    private static final double COURSE = 220;

    private RolloutParts() {}

    /**
     * The part.
     *
     * @param filtered whether the rest of the report is about a part of the data
     */
    static Map<String, Object> part(RolloutReadout rollout, boolean filtered, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>(ObservationalParts.blocks(rollout.effects(), "rollout-", pictures));
        if (rollout.effects().randomised() != null) {
            blocks.getFirst().line(RolloutWords.DIFFERS);
        }
        if (!rollout.weeks().isEmpty()) {
            EventStudyChart chart = new EventStudyChart(rollout);
            blocks.add(Block.of("By week since adoption")
                    .picture(pictures.place("event-study", chart, WIDTH, COURSE))
                    .table(Grid.of(chart.table()))
                    .line(RolloutWords.preTrend(rollout)));
        }
        if (!rollout.cohorts().isEmpty()) {
            blocks.add(cohorts(rollout));
        }
        return Block.part(
                "rollout",
                "The rollout that nobody randomised",
                Numbers.count(rollout.effects().treatedUnits()) + " users adopted it, "
                        + Numbers.count(rollout.effects().controlUnits()) + " did not; the effect on adopters in "
                        + RolloutWords.during(rollout) + ", per user and week. No verdict rests on this."
                        + (filtered ? " It is about all users: the filter does not touch it." : ""),
                blocks);
    }

    private static Block cohorts(RolloutReadout rollout) {
        MetricFormat format = RolloutWords.format(rollout);
        Grid grid = Grid.of("Cohort", "#Adopters", "#Others", "#Effect", "#Interval", "#Adjusted p");
        for (RolloutReadout.Cohort cohort : rollout.cohorts()) {
            Interval effect = cohort.effect();
            Double p = cohort.adjustedP();
            grid.row(
                    Words.label(cohort.attribute()) + ": " + Words.level(cohort.level()),
                    Numbers.count(cohort.adopters()),
                    Numbers.count(cohort.others()),
                    effect == null ? "" : format.difference(effect.effect()),
                    effect == null ? String.valueOf(cohort.reason()) : format.interval(effect.low(), effect.high()),
                    p == null ? "" : Numbers.p(p));
        }
        Block block = Block.of(RolloutWords.asked(rollout), "adjusted difference-in-differences within each level")
                .table(grid);
        RolloutWords.gained(rollout).forEach(block::line);
        return block.breakable();
    }
}
