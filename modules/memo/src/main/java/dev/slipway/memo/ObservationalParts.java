package dev.slipway.memo;

import dev.slipway.charts.LovePlot;
import dev.slipway.charts.ObservationalForest;
import dev.slipway.charts.OverlapHistogram;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ObservationalWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The technical report's part about an effect that nobody randomised. */
final class ObservationalParts {
    private static final double WIDTH = 672;
    private static final double HALF = 460;

    private ObservationalParts() {}

    static Map<String, Object> part(ObservationalReadout readout, PictureSet pictures) {
        return Block.part(
                "without-randomisation",
                "Without randomisation",
                ObservationalWords.compared(readout) + ". No verdict rests on this.",
                blocks(readout, "", pictures));
    }

    /** Estimates, warnings, balance, overlap and assumptions; pictures are kept under their name after the prefix. */
    static List<Block> blocks(ObservationalReadout readout, String prefix, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(effects(readout, prefix, pictures));
        if (!readout.warnings().isEmpty()) {
            Block warnings = Block.of("Warnings");
            readout.warnings().forEach(warnings::line);
            blocks.add(warnings);
        }
        if (!readout.balance().isEmpty()) {
            blocks.add(Block.of("Are the groups alike?", "ring: before weighting, dot: after it; 0.1 is a common limit")
                    .picture(pictures.place(prefix + "balance", new LovePlot(readout), HALF, 0)));
        }
        if (!readout.overlap().treated().isEmpty()) {
            blocks.add(Block.of("Could everybody have been in either group?", "the treated above, the others below")
                    .picture(pictures.place(prefix + "overlap", new OverlapHistogram(readout), HALF, 0)));
        }
        ObservationalReadout.Sensitivity sensitivity = readout.sensitivity();
        if (sensitivity != null) {
            blocks.add(Block.of("How much could something unmeasured explain?").line(sensitivity.sentence()));
        }
        if (!readout.estimates().isEmpty()) {
            blocks.add(assumptions(readout));
        }
        return blocks;
    }

    private static Block effects(ObservationalReadout readout, String prefix, PictureSet pictures) {
        Block block = Block.of(readout.outcomeLabel(), "band: the randomised answer");
        if (!readout.estimates().isEmpty() || readout.randomised() != null) {
            block.picture(pictures.place(prefix + "observational", new ObservationalForest(readout, null), WIDTH, 0));
        }
        return block.line(ObservationalWords.summary(readout));
    }

    private static Block assumptions(ObservationalReadout readout) {
        MetricFormat format = ObservationalWords.format(readout);
        Grid grid = Grid.of("Method", "#Difference", "#Std. error", "^Right if");
        for (Estimate e : readout.estimates()) {
            MethodNotes.Note note = MethodNotes.of(e.method());
            Double error = e.standardError();
            grid.row(
                    note.name(),
                    format.difference(e.effect()),
                    error == null ? "" : Numbers.plain(error),
                    e.warnings().isEmpty()
                            ? note.assumes()
                            : note.assumes() + " Warns: " + String.join(" ", e.warnings()));
        }
        return Block.of("What each method asks you to believe").table(grid);
    }
}
