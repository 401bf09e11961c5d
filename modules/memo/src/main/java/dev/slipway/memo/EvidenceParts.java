package dev.slipway.memo;

import dev.slipway.charts.SegmentForest;
import dev.slipway.charts.SequentialChart;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The appendix parts about time and about parts of the users. */
final class EvidenceParts {
    private static final double WIDTH = 672;
    private static final double TALL = 200;

    /** More rows hide the course that the picture above them shows. */
    private static final int MOST_ROWS = 8;

    private EvidenceParts() {}

    static Map<String, Object> dailyPath(Readout readout, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        for (MetricReadout metric : readout.metrics()) {
            if (!metric.path().isEmpty()) {
                SequentialChart chart = SequentialChart.of(metric, readout);
                blocks.add(Block.of(metric.label(), "inner band: one look, outer band: any time")
                        .picture(pictures.place("path-" + metric.key(), chart, WIDTH, TALL))
                        .table(weekly(metric, readout.experiment().variants())));
            }
        }
        return Block.part(
                "path",
                "Day by day",
                "Each day uses the users whose window had elapsed by the end of that day.",
                blocks);
    }

    /** The numbers behind the picture at the end of each week, of a long study every second or fourth one, and on the last day. */
    private static Grid weekly(MetricReadout metric, List<String> variants) {
        MetricFormat format = MetricFormat.of(metric);
        Grid grid = Grid.of(
                "Day",
                "#" + Words.label(variants.get(0)),
                "#" + Words.label(variants.get(1)),
                "#Difference",
                "#One look",
                "#Any time");
        int last = metric.path().getLast().day();
        int step = 7;
        while (last / step > MOST_ROWS) {
            step *= 2;
        }
        for (PathPoint point : metric.path()) {
            boolean shown = point.day() % step == 0 || point.day() == last;
            Double effect = point.effect();
            if (shown && effect != null) {
                grid.row(
                        Integer.toString(point.day()),
                        Numbers.count(point.nControl()),
                        Numbers.count(point.nTreatment()),
                        format.difference(effect),
                        interval(format, point.low(), point.high()),
                        interval(format, point.anytimeLow(), point.anytimeHigh()));
            }
        }
        return grid;
    }

    private static String interval(MetricFormat format, @Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? "" : format.interval(low, high);
    }

    static Map<String, Object> segments(Readout readout, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        String treatment = readout.decision().treatment();
        for (SegmentReadout segment : readout.segments(treatment)) {
            SegmentForest forest = new SegmentForest(segment, readout.metric(segment.metric()));
            SegmentReadout.Tests tests = segment.tests();
            Double p = segment.interactionP();
            String note = tests != null
                    ? "p adjusted by " + MethodNotes.of(tests.adjustment()).name()
                    : p == null ? "" : "same effect in every row: " + Numbers.pEquals(p);
            Block block = Block.of(Words.label(segment.attribute()), note)
                    .picture(pictures.place("segment-" + segment.attribute(), forest, WIDTH, 0));
            blocks.add(tests == null ? block : block.line(tests.reading()));
        }
        return Block.part(
                "segments",
                "Parts of the users",
                "Exploratory: the intervals are widened for the number of rows, the p-values adjusted; no verdict rests on them."
                        + " A row is a finding only where it says found."
                        + (readout.experiment().variants().size() > 2
                                ? " All of it is about " + Words.of(treatment) + " against "
                                        + Words.of(readout.experiment().control())
                                        + ", as the verdict is; alpha is shared among the treatments."
                                : ""),
                blocks);
    }
}
