package dev.slipway.memo;

import dev.slipway.charts.LooksComparison;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report's parts about looking early and about metrics that are judged together. */
final class LooksParts {
    private static final double WIDTH = 672;

    private LooksParts() {}

    /** Both parts, each where the readout has it. */
    static List<Map<String, Object>> all(Readout readout, PictureSet pictures) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!readout.analyses().looks().isEmpty()) {
            parts.add(looks(readout, pictures));
        }
        FamilyReadout family = readout.analyses().family();
        if (family != null) {
            parts.add(family(family, readout));
        }
        return parts;
    }

    private static Map<String, Object> looks(Readout readout, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        for (SideBySide looks : readout.analyses().looks()) {
            MetricReadout metric = readout.metric(looks.metric());
            Block block = Block.of(
                    metric.label(),
                    looks.treatment() + " against " + readout.experiment().control());
            if (!looks.rows().isEmpty()) {
                LooksComparison picture = new LooksComparison(looks, metric);
                block.picture(pictures.place(picture.id(), picture, WIDTH, 0));
            }
            block.line(looks.summary());
            looks.notes().forEach(block::line);
            if (!looks.rows().isEmpty()) {
                block.table(why(looks));
            }
            blocks.add(block);
        }
        return Block.part(
                "looks",
                "Ways of looking",
                "One estimate by every way of looking. The tinted row is the one of the plan; nothing else here decides.",
                blocks);
    }

    private static Grid why(SideBySide looks) {
        Grid grid = Grid.of("!Way of looking", "Why it is as wide as it is");
        for (SideBySide.Row row : looks.rows()) {
            List<String> sentences = new ArrayList<>(List.of(row.why()));
            sentences.addAll(row.warnings());
            grid.row(row.decides(), row.name(), String.join(" ", sentences));
        }
        return grid;
    }

    private static Map<String, Object> family(FamilyReadout family, Readout readout) {
        boolean several = readout.experiment().variants().size() > 2;
        Grid grid = several
                ? Grid.of("!Metric", "!Arm", "Method", "#Difference", "#p", "#Adjusted p", "Found")
                : Grid.of("!Metric", "Method", "#Difference", "#p", "#Adjusted p", "Found");
        for (FamilyReadout.Row row : family.rows()) {
            MetricReadout metric = readout.metric(row.metric());
            List<String> cells = new ArrayList<>(List.of(metric.label()));
            if (several) {
                cells.add(row.treatment());
            }
            cells.add(MethodNotes.of(row.method()).name());
            cells.add(difference(metric, row));
            cells.add(Numbers.p(row.pValue()));
            cells.add(Numbers.p(row.adjustedP()));
            cells.add(row.found() ? "found" : "not found");
            grid.row(cells.toArray(String[]::new));
        }
        Block block = Block.of(MethodNotes.of(family.adjustment()).name() + "'s adjustment", family.controls())
                .table(grid);
        family.notes().forEach(block::line);
        return Block.part(
                "family",
                "Metrics judged together",
                "Effects that the study asks to judge as one family.",
                List.of(block));
    }

    private static String difference(MetricReadout metric, FamilyReadout.Row row) {
        MetricFormat format = MetricFormat.of(metric);
        return metric.estimates("absolute", row.treatment()).stream()
                .filter(e -> e.method().equals(row.method()))
                .map((Estimate e) -> format.withInterval(e))
                .findFirst()
                .orElse(format.difference(row.effect()));
    }
}
