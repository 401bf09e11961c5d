package dev.slipway.app.cli;

import dev.slipway.app.run.Workspaces;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.Workspace;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        description = "Ask the warehouse of the last good run; it can't be changed this way.",
        footer = {
            "",
            "Example: slipway query \"select variant, count(*) as users from marts.unit_metrics group by variant\""
        })
final class QueryCommand extends CommandSupport {
    @Parameters(paramLabel = "SQL", description = "One SELECT in quotation marks.")
    @Nullable
    String sql;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "50", description = "At most so many rows (default 50).")
    int rows = 50;

    @Override
    void execute() {
        if (sql == null) {
            return;
        }
        if (rows < 1) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "--rows is " + rows + "; nothing was asked",
                    "Give a number of rows from 1, for example --rows 200.");
        }
        try (Workspace workspace = Workspaces.open(workspaceFolder())) {
            QueryResult result = workspace.query(sql, rows);
            if (json()) {
                terminal().print(Json.write(Map.of("columns", result.columns(), "rows", result.rows())));
            } else {
                TextTable.lines(
                                result.columns(),
                                result.rows().stream().map(Arrays::asList).toList())
                        .forEach(terminal()::print);
            }
        }
    }
}
