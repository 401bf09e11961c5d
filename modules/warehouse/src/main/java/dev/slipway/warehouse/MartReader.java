package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.Timelines;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.marts.Attribute;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the marts of a run into columns in memory. */
final class MartReader {
    private static final long DAY = 86_400_000L;
    private static final long MOST_DAYS = 3_650;
    private static final int MOST_LEVELS_OF_A_UNIT_TABLE = 50;

    private final Database database;
    private final Study study;
    private final Map<String, TableSchema> tables;
    private final boolean events;

    public MartReader(Database database, Study study, Map<String, TableSchema> tables) {
        this.database = database;
        this.study = study;
        this.tables = tables;
        this.events = study.measured() == Study.Measured.EVENTS;
    }

    /** Reads everything. The same marts give the same rows in the same order. */
    public ExperimentData read(TestSummary tests, JobContext context) {
        List<String> variants = variants(study);
        UnitColumns columns = new UnitColumns(study, variants, Attribute.of(study, tables));
        database.stream(columns.query(), context, columns::add);
        if (columns.size() == 0) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    "No unit was exposed to a variant of experiment "
                            + study.experiment().key() + ". The last good run is untouched.",
                    "Check the experiment's key, its variants and the unit column against the data.");
        }
        long @Nullable [] exposed = columns.exposedAt();
        long last = last(exposed);
        long dataEnd = dataEnd(exposed, last);
        checkSpan(firstDay(exposed), dataEnd);
        Timelines timelines = events ? new TimelineReader(columns.unitNumbers()).read(database, context) : null;
        return new ExperimentData(
                variants,
                columns.unitIds(),
                columns.variants(),
                exposed,
                firstDay(exposed),
                dataEnd,
                wholeLastDay() ? dataEnd : last + 1,
                database.number("select count(*) from marts.fct_exposures where is_crossover"),
                zeroWeight(),
                duplicates(),
                events ? database.number("select count(*) from marts.fct_unit_events") : 0,
                categories(columns),
                columns.numbers(),
                metrics(columns, exposed, dataEnd, context),
                timelines,
                tests,
                calendar(exposed));
    }

    /** A sum over weeks is complete when the last week is, for everybody. */
    private Map<String, MetricValues> metrics(
            UnitColumns columns, long @Nullable [] exposed, long dataEnd, JobContext context) {
        Map<String, MetricValues> metrics = columns.metrics();
        if (study.measured() == Study.Measured.WEEKS) {
            long[] end = new long[columns.size()];
            Arrays.fill(end, dataEnd);
            long first = firstDay(exposed);
            Map<String, WeekValues> weeks =
                    new MetricWeeksReader(database, study, columns.unitNumbers(), first, dataEnd).read(context);
            metrics.replaceAll(
                    (key, m) -> new MetricValues(m.value(), m.denominator(), end, m.parts(), weeks.get(key)));
        }
        return metrics;
    }

    /** Variants of positive weight, control first, the others in the order of the study. */
    static List<String> variants(Study study) {
        Map<String, Double> weights = study.experiment().allocation().variants();
        List<String> variants = new ArrayList<>();
        variants.add(study.experiment().control());
        weights.forEach((variant, weight) -> {
            if (weight > 0 && !variants.contains(variant)) {
                variants.add(variant);
            }
        });
        return variants;
    }

    private Map<String, Long> zeroWeight() {
        Map<String, Long> counts = new LinkedHashMap<>();
        study.experiment().allocation().variants().forEach((variant, weight) -> {
            if (weight == 0) {
                counts.put(
                        variant,
                        database.number(
                                "select count(*) from marts.fct_exposures where is_zero_weight and variant = ?",
                                variant));
            }
        });
        return counts;
    }

    private long duplicates() {
        if (study.measured() == Study.Measured.UNITS) {
            return database.number("select count(*) from raw.units")
                    - database.number("select count(*) from staging.stg_units");
        }
        long assigned = database.number("select coalesce(sum(copies - 1), 0) from staging.stg_assignments");
        if (!events) {
            return assigned;
        }
        long copies = database.number("select count(*) from raw.events")
                - database.number("select count(*) from staging.stg_late where source_table = 'events'")
                - database.number("select count(*) from marts.fct_unit_events");
        return copies + assigned;
    }

    private StudyCalendar calendar(long @Nullable [] exposed) {
        boolean world = study.source() instanceof Source.Simulate;
        long start = world || exposed == null ? firstDay(exposed) : smallest(exposed);
        return StudyCalendar.of(study.data().zone(), start);
    }

    private long firstDay(long @Nullable [] exposed) {
        if (study.source() instanceof Source.Simulate world) {
            return world.start().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        return exposed == null ? 0 : Math.floorDiv(smallest(exposed), DAY) * DAY;
    }

    /** Midnight after the last day, to which windows count as observed. */
    private long dataEnd(long @Nullable [] exposed, long last) {
        if (study.source() instanceof Source.Simulate world) {
            return world.start()
                    .plusDays(world.days())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        return exposed == null ? 0 : (Math.floorDiv(last, DAY) + 1) * DAY;
    }

    /**
     * Whether somebody watched to the end of the last day. Of event files only a study that names {@code until} says so:
     * a file that ends at noon knows nothing of the afternoon.
     */
    private boolean wholeLastDay() {
        return !(study.source() instanceof Source.Events source) || source.until() != null;
    }

    /** The last moment that tables know of; 0 without time, and of a world, which ends when it says. */
    private long last(long @Nullable [] exposed) {
        if (exposed == null || study.source() instanceof Source.Simulate) {
            return 0;
        }
        long last = largest(exposed);
        if (events) {
            List<Long> latest =
                    database.list("select max(event_time) from marts.fct_unit_events", row -> row.millis(1));
            last = Math.max(last, latest.getFirst());
        }
        return last;
    }

    /** Everything that is kept by day or week grows with the span, so one of centuries is a fault of the stamps. */
    private static void checkSpan(long firstDay, long dataEnd) {
        long days = (dataEnd - firstDay) / DAY;
        if (days > MOST_DAYS) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The data spans %,d days, from %s to %s; a study may span %,d. The last good run is untouched.",
                            days,
                            day(firstDay),
                            day(dataEnd - 1),
                            MOST_DAYS),
                    "Correct the moments that are wrong, or leave out what lies before and after the experiment.");
        }
    }

    private static String day(long moment) {
        return Instant.ofEpochMilli(moment).toString().substring(0, 10);
    }

    private static long smallest(long[] values) {
        long least = Long.MAX_VALUE;
        for (long value : values) {
            least = value == Long.MIN_VALUE ? least : Math.min(least, value);
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    private static long largest(long[] values) {
        long most = 0;
        for (long value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /** Text attributes; of a unit table only those with few levels, since names and addresses are no segments. */
    private Map<String, Category> categories(UnitColumns columns) {
        Map<String, Category> categories = columns.categories();
        if (study.measured() == Study.Measured.UNITS) {
            categories.values().removeIf(c -> c.levels().size() > MOST_LEVELS_OF_A_UNIT_TABLE);
        }
        return categories;
    }
}
