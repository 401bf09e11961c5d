package dev.slipway.memo;

import dev.slipway.readout.calibration.Behaviour;
import dev.slipway.readout.calibration.CalibrationTable;
import dev.slipway.readout.calibration.CalibrationTable.Cell;
import dev.slipway.readout.calibration.CalibrationTable.Rate;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often the methods of this report err in simulated experiments. */
final class CalibrationParts {
    private CalibrationParts() {}

    static Map<String, Object> part(Readout readout) {
        List<Behaviour> rows = Behaviour.of(readout, CalibrationTable.shipped());
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(Block.of("").table(grid(rows)).breakable());
        }
        return Block.part(
                "calibration",
                "How the methods behave",
                "Simulated experiments with a known truth, nearest to this study in size and rate: how often a 5% test finds an effect"
                        + " that is not there, and how often a 95% interval covers the planted one. At several looks a false positive is one at any look.",
                blocks);
    }

    private static Grid grid(List<Behaviour> rows) {
        Grid grid = Grid.of("Method", "!Kind of data", "#Units per arm", "#False positives", "#Coverage", "Verdict");
        String before = "";
        for (Behaviour row : rows) {
            Cell cell = row.cell();
            grid.row(
                    row.method().equals(before)
                            ? ""
                            : MethodNotes.of(row.method()).name(),
                    row.kind(),
                    Numbers.count(cell.units()),
                    share(cell.falsePositives()),
                    share(cell.coverage()),
                    row.verdict());
            before = row.method();
        }
        return grid;
    }

    private static String share(@Nullable Rate rate) {
        return rate == null || Double.isNaN(rate.rate()) ? "" : Numbers.fixed(100 * rate.rate(), 1) + "%";
    }
}
