import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The marts of a run by hand-written SQL in plain DuckDB (marts.sql), beside those that Slipway built. Not compiled with Slipway:
 *
 * <p>{@code java -cp duckdb_jdbc.jar Marts.java RUN.duckdb FOLDER END csv|parquet}
 *
 * <p>Writes the run's raw tables to FOLDER as Parquet (and as CSV where that is asked for), builds the marts from the Parquet files in a
 * database of its own, and prints a line for each part: who (slipway, duckdb), name, rows, sums, seconds on the clock, seconds of
 * processor time. Of Slipway's parts only the funnel is timed here, which is a view; the times of the others are in the run.
 */
public final class Marts {
    private static final List<String> TABLES = List.of("events", "exposures", "assignments");

    /** Part to the columns that are added up to compare. */
    private static final Map<String, List<String>> SUMS = sums();

    private final Path folder;
    private final String end;
    private final Statement statement;

    private Marts(Path folder, String end, Statement statement) {
        this.folder = folder;
        this.end = end;
        this.statement = statement;
    }

    private static Map<String, List<String>> sums() {
        Map<String, List<String>> sums = new LinkedHashMap<>();
        sums.put("facts", List.of("amount"));
        sums.put("sessions", List.of("events", "seconds", "revenue"));
        sums.put("daily_user_metrics", List.of("events", "sessions", "revenue", "exposed_events"));
        sums.put("retention_cohorts", List.of("users", "mature_users", "returned"));
        sums.put("funnel_metrics", List.of("units", "reached"));
        return sums;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        String counts;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + arguments[0] + "' as run (read_only)");
            statement.execute("use run");
            Marts marts = new Marts(folder, arguments[2], statement);
            marts.export(arguments[3].equals("csv"));
            counts = marts.counts();
            marts.slipway();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("peer.duckdb"));
                Statement statement = connection.createStatement()) {
            // As Slipway's own database is set.
            statement.execute("set preserve_insertion_order = false");
            new Marts(folder, arguments[2], statement)
                    .build(Files.readString(Path.of(arguments[4])), counts);
            try (ResultSet version = statement.executeQuery("select version()")) {
                version.next();
                System.out.println("software,DuckDB " + version.getString(1));
            }
        }
    }

    private void export(boolean csv) throws Exception {
        for (String table : TABLES) {
            String copy = "copy raw." + table + " to '" + folder.resolve(table);
            statement.execute(copy + ".parquet' (format parquet)");
            if (csv) {
                statement.execute(copy + ".csv' (format csv, header)");
            }
        }
    }

    /** Columns that count one event each, as the study's mart has them. */
    private String counts() throws Exception {
        List<String> counts = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery(
                "select column_name from duckdb_columns() where table_name = 'daily_user_metrics' and column_name like 'n\\_%' escape '\\'")) {
            while (columns.next()) {
                String column = columns.getString(1);
                counts.add("count(case when event_name = '" + column.substring(2) + "' then 1 end) as " + column);
            }
        }
        return String.join(", ", counts);
    }

    private void slipway() throws Exception {
        for (String part : SUMS.keySet()) {
            long clock = System.nanoTime();
            long processor = processor();
            String relation = "marts." + (part.equals("facts") ? "fct_unit_events" : part);
            if (part.equals("funnel_metrics")) {
                statement.execute("create temp table funnel_metrics as from " + relation);
                relation = "temp.funnel_metrics";
            }
            says("slipway", part, relation, clock, processor);
        }
    }

    private void build(String sql, String counts) throws Exception {
        String filled = sql.replace("${FOLDER}", folder.toString()).replace("${END}", end).replace("${COUNTS}", counts);
        String[] parts = filled.split("-- part: ");
        for (int i = 1; i < parts.length; i++) {
            int line = parts[i].indexOf('\n');
            long clock = System.nanoTime();
            long processor = processor();
            for (String command : parts[i].substring(line).split(";")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
            String name = parts[i].substring(0, line).strip();
            says("duckdb", name, name, clock, processor);
        }
    }

    private void says(String who, String part, String relation, long clock, long processor) throws Exception {
        double seconds = (System.nanoTime() - clock) / 1e9;
        double work = (processor() - processor) / 1e9;
        StringBuilder query = new StringBuilder("select count(*)");
        SUMS.get(part).forEach(column -> query.append(", cast(sum(").append(column).append(") as double)"));
        StringBuilder text = new StringBuilder(who + "," + part);
        try (ResultSet row = statement.executeQuery(query + " from " + relation)) {
            row.next();
            text.append(',').append(row.getLong(1));
            for (int c = 0; c < SUMS.get(part).size(); c++) {
                text.append(String.format(Locale.ROOT, ",%.3f", row.getDouble(2 + c)));
            }
        }
        System.out.println(text.append(String.format(Locale.ROOT, ",%.3f,%.3f", seconds, work)));
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
