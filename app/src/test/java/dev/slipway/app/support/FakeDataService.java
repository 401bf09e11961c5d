package dev.slipway.app.support;

import dev.slipway.app.shell.DataService;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.ColumnProfile;
import dev.slipway.warehouse.ColumnProfile.Bin;
import dev.slipway.warehouse.ColumnProfile.Level;
import dev.slipway.warehouse.ColumnProfile.Shape;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.Lineage.Layer;
import dev.slipway.warehouse.Lineage.Table;
import dev.slipway.warehouse.QueryRefusedException;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.TableProfile;
import dev.slipway.warehouse.TestRun;
import dev.slipway.warehouse.dbt.ModelText;
import dev.slipway.warehouse.dbt.TestOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tables of the onboarding study without a warehouse; a query that has {@code broken} in it is refused. */
public final class FakeDataService implements DataService {
    /** Seconds of the day 2026-10-05 in milliseconds. */
    private static final double FIRST = 1.7911584e12;

    private static final double LAST = FIRST + 28 * 86_400_000.0;

    /** Queries that were asked, in order. */
    public final List<String> asked = new ArrayList<>();

    /** Whether the tables of the run are no longer kept. */
    public volatile boolean gone;

    /** When set, a query waits until it is cancelled. */
    public volatile boolean slow;

    @Override
    public String firstQuery() {
        return "-- how many users each variant has\nselect variant, count(*) as users\nfrom marts.unit_metrics\n"
                + "where country = 'EE'\ngroup by 1 order by 1";
    }

    @Override
    public Lineage lineage(int run, JobContext context) {
        if (gone) {
            throw new SlipwayException(
                    ErrorCategory.WORKSPACE,
                    "The data of run " + run + " is not kept; its readout and memo are.",
                    "Run the study again to look into the data.");
        }
        List<Table> tables = new ArrayList<>();
        loaded(tables, "raw.users", 60_000);
        loaded(tables, "raw.assignments", 60_000);
        loaded(tables, "raw.exposures", 60_000);
        loaded(tables, "raw.events", 1_024_318);
        model(tables, "stg_users", Layer.STAGING, 60_000, "raw.users");
        model(tables, "stg_assignments", Layer.STAGING, 60_000, "raw.assignments");
        model(tables, "stg_exposures", Layer.STAGING, 60_000, "raw.exposures");
        model(tables, "stg_events_raw", Layer.STAGING, Lineage.UNCOUNTED, "raw.events");
        model(tables, "fct_exposures", Layer.FACT, 60_000, "stg_assignments", "stg_exposures");
        model(tables, "fct_unit_events", Layer.FACT, 1_019_940, "stg_events_raw", "fct_exposures");
        model(tables, "fct_conversions", Layer.FACT, 131_827, "fct_unit_events");
        model(tables, "int_unit_values", Layer.FACT, 57_310, "fct_unit_events");
        model(tables, "unit_metrics", Layer.UNIT, 60_000, "int_unit_values", "fct_exposures", "stg_users");
        model(tables, "agg_experiment_day", Layer.SERVED, 168, "fct_exposures", "fct_unit_events");
        List<TestOutcome> tests =
                tables.stream().flatMap(table -> table.tests().stream()).toList();
        return new Lineage(tables, new TestRun(tests));
    }

    private static void loaded(List<Table> to, String name, long rows) {
        ModelText text = new ModelText("", "As it was loaded.", "", "");
        to.add(new Table(name, name, Layer.SOURCE, false, List.of(), rows, 0, text, List.of()));
    }

    private static void model(List<Table> to, String name, Layer layer, long rows, String... reads) {
        List<TestOutcome> tests = new ArrayList<>(List.of(
                new TestOutcome("not_null " + name + ".unit_id", name, "unit_id", false, 0, 0.01, ""),
                new TestOutcome("unique " + name + ".unit_id", name, "unit_id", false, 0, 0.02, "")));
        if (name.equals("fct_unit_events")) {
            tests.add(new TestOutcome(
                    "not_null fct_unit_events.unit_no", name, "unit_no", true, 37, 0.1, "(unit_no = null)"));
        }
        String schema = layer == Layer.STAGING ? "staging" : "marts";
        ModelText text = new ModelText(
                "models/" + schema + "/" + name + ".sql",
                "What " + name + " is.",
                "-- a template\nselect * from {{ ref('" + reads[0] + "') }}\nwhere unit_id is not null",
                "-- a query\nselect * from " + reads[0] + "\nwhere unit_id is not null");
        to.add(new Table(
                name, schema + "." + name, layer, rows == Lineage.UNCOUNTED, List.of(reads), rows, 0.4, text, tests));
    }

    @Override
    public long count(int run, String relation, JobContext context) {
        return 1_019_940;
    }

    @Override
    public QueryResult rows(int run, String relation, int most, JobContext context) {
        if (relation.equals("marts.fct_conversions")) {
            throw new SlipwayException(ErrorCategory.WORKSPACE, "A file can't be read.", "Run the study again.");
        }
        List<@Nullable String[]> rows = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            rows.add(new @Nullable String[] {
                "user-" + (17_503 + i / 4),
                "2026-10-12 08:" + (10 + i % 50) + ":02",
                List.of("signup_start", "email_verified", "phone_verified", "signup_complete")
                        .get(i % 4),
                i / 4 % 2 == 0 ? "treatment" : "control",
                i % 4 == 0 ? null : Double.toString(38.7 + i * 1.1 / 3)
            });
        }
        return new QueryResult(List.of("unit_id", "event_time", "event_name", "variant", "seconds"), rows, true, run);
    }

    @Override
    public TableProfile profile(int run, String relation, JobContext context) {
        List<Bin> even = new ArrayList<>();
        List<Bin> falling = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            even.add(new Bin(
                    FIRST + i * (LAST - FIRST) / 20, FIRST + (i + 1) * (LAST - FIRST) / 20, 8_000 + i * 37 % 11 * 250));
            falling.add(new Bin(i * 10.7, (i + 1) * 10.7, Math.round(30_000 * Math.exp(-i / 5.0))));
        }
        List<Level> names = List.of(
                new Level("signup_start", 60_000), new Level("email_verified", 51_000),
                new Level("phone_verified", 44_000), new Level("signup_complete", 15_000));
        return new TableProfile(
                List.of(
                        new ColumnProfile(
                                "unit_id",
                                ColumnProfile.Type.TEXT,
                                Shape.ALL_DIFFERENT,
                                0,
                                170_000,
                                List.of(),
                                List.of(),
                                Double.NaN,
                                Double.NaN),
                        new ColumnProfile(
                                "event_time",
                                ColumnProfile.Type.TIME,
                                Shape.DISTRIBUTION,
                                0,
                                150_000,
                                List.of(),
                                even,
                                FIRST,
                                LAST),
                        new ColumnProfile(
                                "event_name",
                                ColumnProfile.Type.TEXT,
                                Shape.LEVELS,
                                0,
                                4,
                                names,
                                List.of(),
                                Double.NaN,
                                Double.NaN),
                        new ColumnProfile(
                                "variant",
                                ColumnProfile.Type.TEXT,
                                Shape.LEVELS,
                                0,
                                2,
                                List.of(new Level("treatment", 88_000), new Level("control", 82_000)),
                                List.of(),
                                Double.NaN,
                                Double.NaN),
                        new ColumnProfile(
                                "seconds",
                                ColumnProfile.Type.NUMBER,
                                Shape.DISTRIBUTION,
                                42_000,
                                9_000,
                                List.of(),
                                falling,
                                0.4,
                                214)),
                1_019_940,
                6);
    }

    @Override
    public QueryResult query(int run, String sql, int most, JobContext context) {
        asked.add(sql);
        if (sql.contains("broken")) {
            throw new QueryRefusedException(
                    "There is no table named broken (line 2, column 6). Nothing was changed.",
                    "There are marts.unit_metrics, raw.events.",
                    2,
                    6,
                    null);
        }
        if (slow) {
            awaitCancel(context);
        }
        return new QueryResult(
                List.of("acquisition_channel", "variant", "users", "rate"),
                List.of(
                        new @Nullable String[] {"Organic", "control", "744", "0.42083333333333334"},
                        new @Nullable String[] {"Organic", "treatment", "731", "0.4677"},
                        new @Nullable String[] {"Paid search", "control", "571", "0.406"},
                        new @Nullable String[] {null, "treatment", "563", "0.4529"}),
                false,
                run);
    }

    private static void awaitCancel(JobContext context) {
        CountDownLatch latch = new CountDownLatch(1);
        JobContext.Registration registration = context.onCancel(latch::countDown);
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody cancelled");
            }
            registration.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.checkCancelled();
    }

    @Override
    public long exportTable(int run, String relation, Path target, JobContext context) {
        return write(relation, target);
    }

    @Override
    public long exportQuery(int run, String sql, Path target, JobContext context) {
        return write(sql, target);
    }

    private static long write(String what, Path target) {
        try {
            Files.writeString(target, what);
            return 1_019_940;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
