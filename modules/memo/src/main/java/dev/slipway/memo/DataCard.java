package dev.slipway.memo;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.StudyInfo;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;

/** The card of a study's data: where it comes from, what each table holds, and its limits; as Markdown and PDF. */
final class DataCard {
    private static final String INTRO =
            "What the numbers of this run were computed from. Shares and ranges are of the rows as they were loaded.";

    private final MemoRequest request;
    private final Readout readout;
    private final DataTables tables;

    DataCard(MemoRequest request) {
        this.request = request;
        this.readout = request.readout();
        this.tables = request.provenance().tables();
    }

    /** Whether there is anything to tell. */
    boolean told() {
        return !tables.tables().isEmpty();
    }

    String markdown() {
        return MarkdownCard.text(title(), INTRO, blocks());
    }

    byte[] pdf() {
        return PdfRenderer.render(
                Document.card(request, "Data card", title(), INTRO, blocks(), new PictureSet(true)),
                request.run().date());
    }

    private String title() {
        return readout.study().title() + ": data card";
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(origin(), units(), overview()));
        for (DataTables.Table table : tables.tables()) {
            if (!table.columns().isEmpty()) {
                blocks.add(columns(table));
            }
        }
        blocks.add(limits());
        return blocks;
    }

    private Block origin() {
        StudyInfo study = readout.study();
        DataInfo data = readout.data();
        RunInfo run = request.run();
        Grid grid = Grid.of("!What", "^This data");
        String world = study.world();
        grid.row(
                "Source",
                world == null
                        ? "Loaded from files (" + Words.of(study.source()) + "), as the study file names them."
                        : "Simulated: the world " + world + ", seed " + study.seed()
                                + ". No real person is in it; the same seed gives the same rows.");
        grid.row(
                "Time",
                data.first() == null
                        ? "None: one row per unit."
                        : Dates.date(data.first()) + " to " + Dates.date(String.valueOf(data.last())) + ", days of "
                                + (data.timezone() == null ? "UTC" : data.timezone()) + ".");
        grid.row("Unit", Words.of(readout.experiment().unit()) + ", " + Numbers.count(data.units()) + " exposed");
        if (data.events() > 0) {
            grid.row("Events", Numbers.count(data.events()));
        }
        grid.row("Data tests", data.testsPassed() + " of " + data.testsTotal() + " passed");
        grid.row("Hash of all rows", run.dataHash());
        grid.row("Study", study.title() + ", hash " + run.studyHash());
        grid.row("Run", run.run() + " on " + Dates.date(run.date()) + ", " + run.engine());
        return Block.of("Where it comes from").table(grid);
    }

    /** Units by arm, as the primary metric counts them. */
    private Block units() {
        Grid grid = Grid.of("!Arm", "#Units", "#Still inside their window");
        for (MetricReadout metric : readout.metrics()) {
            if (metric.role().equals("primary")) {
                for (ArmSummary arm : metric.arms()) {
                    grid.row(arm.variant(), Numbers.count(arm.n() + arm.immature()), Numbers.count(arm.immature()));
                }
            }
        }
        return Block.of("Units", "by the primary metric; more than one row for several treatments")
                .table(grid);
    }

    private Block overview() {
        Grid grid = Grid.of("!Table", "#Rows", "#Columns", "~Looked through");
        for (DataTables.Table table : tables.tables()) {
            grid.row(
                    table.name(),
                    Numbers.count(table.rows()),
                    Numbers.count(table.columns().size()),
                    table.every() == 0
                            ? "columns only: too many rows to look through in every run"
                            : table.every() == 1 ? "all rows" : "one row in " + table.every());
        }
        return Block.of("Tables").table(grid);
    }

    private static Block columns(DataTables.Table table) {
        Grid grid = Grid.of("!Column", "!Type", "#Missing", "^Values");
        for (DataTables.Column column : table.columns()) {
            grid.row(
                    column.name(),
                    column.type(),
                    table.every() == 0 ? Numbers.NONE : Numbers.rate(column.missing()),
                    column.values());
        }
        return Block.of("Table " + table.name(), Numbers.counted(table.rows(), "row", "rows"))
                .table(grid)
                .breakable();
    }

    private Block limits() {
        Block block = Block.of("Limits");
        for (MetricReadout metric : readout.metrics()) {
            long immature =
                    metric.arms().stream().mapToLong(ArmSummary::immature).sum();
            if (immature > 0) {
                block.line(metric.label() + ": " + Numbers.counted(immature, "unit is", "units are")
                        + " still inside the window and not counted.");
            }
        }
        for (RiskReadout risk : readout.analyses().risks()) {
            block.line(risk.label() + ": losses of the last "
                    + Numbers.counted(risk.horizon() + risk.delay(), "week", "weeks")
                    + " are in the table, but no model learned from them: by the study they are not known yet.");
        }
        if (readout.data().crossovers() > 0) {
            block.line(Numbers.counted(readout.data().crossovers(), "unit", "units")
                    + " met several arms and were left out.");
        }
        for (HealthCheck check : readout.health()) {
            if (!check.status().equals("ok")) {
                block.line(check.title() + ": " + check.detail());
            }
        }
        if (readout.study().world() != null) {
            block.line(
                    "Simulated users are simpler than real ones: what works here has not been shown to work elsewhere. "
                            + "Tables whose names end in truth hold what was planted, for judging and never for learning.");
        }
        return block.line(
                "Not for anything beyond the question of this study: nothing here says how these units came to be"
                        + " observed at all.");
    }
}
