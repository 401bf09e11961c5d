package dev.slipway.app.cli;

import dev.slipway.app.run.Workspaces;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.Workspace;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", description = "Ask the last good run's warehouse; read-only.")
final class QueryCommand extends CommandSupport {
    @Parameters(paramLabel = "SQL", description = "One query, for example \"select * from marts.fct_exposures\".")
    @Nullable
    String sql;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "50", description = "At most so many rows (default 50).")
    int rows = 50;

    @Override
    void execute() {
        if (sql == null) {
            return;
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
