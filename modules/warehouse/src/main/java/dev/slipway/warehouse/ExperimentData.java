package dev.slipway.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marts of one experiment as columns in memory: one row per exposed unit, in the order of the unit identifier, so
 * that the same marts give the same rows. Everything that screens slice is here; nobody asks the engine again for a
 * segment or a date range.
 *
 * <p>Treat every array as read-only.
 *
 * @param variants names, control first; {@code variant} holds their index
 * @param unitIds of each row
 * @param exposedAt first exposure in milliseconds UTC; null when the data has no time
 * @param firstDay midnight UTC of the first day of data in milliseconds; 0 without time
 * @param dataEnd midnight UTC after the last day of data in milliseconds: windows that have ended by then are mature; 0
 *     without time
 * @param observedUntil moment up to which units were watched (exclusive), never after {@code dataEnd}: of event files just
 *     after their last row, unless the study says that its last day was observed to the end; of a simulation its end
 * @param crossovers units seen in two variants, excluded from the rows
 * @param zeroWeight units seen in an arm of weight zero, by variant; excluded from the rows
 * @param duplicates duplicate event or assignment rows dropped in staging
 * @param categories text attributes by name
 * @param numbers numeric attributes by name; NaN is missing
 * @param metrics by metric key
 * @param timelines null for a unit table
 * @param calendar whose days screens count; windows don't depend on it
 */
public record ExperimentData(
        List<String> variants,
        String[] unitIds,
        int[] variant,
        long @Nullable [] exposedAt,
        long firstDay,
        long dataEnd,
        long observedUntil,
        long crossovers,
        Map<String, Long> zeroWeight,
        long duplicates,
        long eventCount,
        Map<String, Category> categories,
        Map<String, double[]> numbers,
        Map<String, MetricValues> metrics,
        @Nullable Timelines timelines,
        TestSummary tests,
        StudyCalendar calendar) {
    /** Data whose days are those of UTC. */
    public ExperimentData(
            List<String> variants,
            String[] unitIds,
            int[] variant,
            long @Nullable [] exposedAt,
            long firstDay,
            long dataEnd,
            long observedUntil,
            long crossovers,
            Map<String, Long> zeroWeight,
            long duplicates,
            long eventCount,
            Map<String, Category> categories,
            Map<String, double[]> numbers,
            Map<String, MetricValues> metrics,
            @Nullable Timelines timelines,
            TestSummary tests) {
        this(
                variants,
                unitIds,
                variant,
                exposedAt,
                firstDay,
                dataEnd,
                observedUntil,
                crossovers,
                zeroWeight,
                duplicates,
                eventCount,
                categories,
                numbers,
                metrics,
                timelines,
                tests,
                StudyCalendar.utc(firstDay));
    }

    /** The same data with what the data tests said. */
    public ExperimentData with(TestSummary said) {
        return with(said, calendar);
    }

    /** The same data with the days of another calendar. */
    public ExperimentData with(StudyCalendar other) {
        return with(tests, other);
    }

    private ExperimentData with(TestSummary said, StudyCalendar other) {
        return new ExperimentData(
                variants,
                unitIds,
                variant,
                exposedAt,
                firstDay,
                dataEnd,
                observedUntil,
                crossovers,
                zeroWeight,
                duplicates,
                eventCount,
                categories,
                numbers,
                metrics,
                timelines,
                said,
                other);
    }

    /** Data that was observed to the end of its last day. */
    public ExperimentData(
            List<String> variants,
            String[] unitIds,
            int[] variant,
            long @Nullable [] exposedAt,
            long firstDay,
            long dataEnd,
            long crossovers,
            Map<String, Long> zeroWeight,
            long duplicates,
            long eventCount,
            Map<String, Category> categories,
            Map<String, double[]> numbers,
            Map<String, MetricValues> metrics,
            @Nullable Timelines timelines,
            TestSummary tests) {
        this(
                variants,
                unitIds,
                variant,
                exposedAt,
                firstDay,
                dataEnd,
                dataEnd,
                crossovers,
                zeroWeight,
                duplicates,
                eventCount,
                categories,
                numbers,
                metrics,
                timelines,
                tests);
    }

    public int units() {
        return variant.length;
    }

    /** A text attribute: the levels in alphabetical order and each row's level; −1 is missing. */
    public record Category(List<String> levels, int[] code) {}

    /**
     * One metric of each unit.
     *
     * @param value over the window from first exposure, before any cap; for immature units what was seen so far; NaN
     *     where the cell of a unit table is empty (see {@link #missing}), never for events
     * @param denominator of a ratio; null otherwise
     * @param matureAt moment in milliseconds at which the window has elapsed; null when every unit is mature
     * @param parts columns of weeks that the value is a sum of, by name; empty where it is one column, or none of weeks
     * @param weeks how the value came together; null where it is none of weeks
     */
    public record MetricValues(
            double[] value,
            double @Nullable [] denominator,
            long @Nullable [] matureAt,
            Map<String, double[]> parts,
            @Nullable WeekValues weeks) {
        /** Values that did not come together week by week. */
        public MetricValues(
                double[] value,
                double @Nullable [] denominator,
                long @Nullable [] matureAt,
                Map<String, double[]> parts) {
            this(value, denominator, matureAt, parts, null);
        }

        /** Values that are not made of parts. */
        public MetricValues(double[] value, double @Nullable [] denominator, long @Nullable [] matureAt) {
            this(value, denominator, matureAt, Map.of());
        }

        /** Units without a value, or without one below the line; they have to be left out of this metric. */
        public int missing() {
            int count = 0;
            for (int unit = 0; unit < value.length; unit++) {
                boolean empty = Double.isNaN(value[unit]) || (denominator != null && Double.isNaN(denominator[unit]));
                count += empty ? 1 : 0;
            }
            return count;
        }

        /** Whether the unit's window had elapsed by that moment. */
        public boolean mature(int unit, long moment) {
            return matureAt == null || matureAt[unit] <= moment;
        }
    }

    /**
     * One metric of each unit as it stood at the end of each week of the study: the sum of the unit's weeks since exposure so far, of a
     * proportion whether it is above 0. The value of unit u after w + 1 weeks is at {@code u * weeks + w}.
     *
     * @param weeks of the study that are over
     * @param value empty where there are more than memory holds; then only the last week is known, from {@link MetricValues#value}
     * @param denominator of a ratio; null otherwise
     */
    public record WeekValues(int weeks, double[] value, double @Nullable [] denominator) {
        /** Whether earlier weeks are known. */
        public boolean known() {
            return value.length > 0;
        }
    }

    /**
     * Each unit's events from first exposure on, in order of time. Events of unit u are at {@code start[u]} (inclusive) to
     * {@code end[u]} (exclusive). The events may hold those of other units too, so that a part of the units needs no copy of its
     * own: their number is {@link #events}, not the length of the arrays.
     *
     * @param eventNames names by code
     * @param code of each event
     * @param second seconds since the unit's first exposure
     * @param amount of each event; 0 where it has none
     */
    public record Timelines(
            List<String> eventNames, int[] start, int[] end, short[] code, int[] second, float[] amount) {
        /** Events that lie in the order of the units: those of unit u end where those of the next begin. */
        public static Timelines inOrder(
                List<String> eventNames, int[] start, short[] code, int[] second, float[] amount) {
            int units = start.length - 1;
            return new Timelines(
                    eventNames,
                    Arrays.copyOf(start, units),
                    Arrays.copyOfRange(start, 1, units + 1),
                    code,
                    second,
                    amount);
        }

        /** The timelines of some units, in the order given. */
        public Timelines of(int[] units) {
            int[] from = new int[units.length];
            int[] to = new int[units.length];
            for (int i = 0; i < units.length; i++) {
                from[i] = start[units[i]];
                to[i] = end[units[i]];
            }
            return new Timelines(eventNames, from, to, code, second, amount);
        }

        public int units() {
            return start.length;
        }

        /** How many events the units have. */
        public int events() {
            int events = 0;
            for (int u = 0; u < start.length; u++) {
                events += end[u] - start[u];
            }
            return events;
        }
    }

    /** Data tests of the run; those that did not pass warned, since a failure stops the run. */
    public record TestSummary(int passed, int total, List<TestWarning> warnings) {
        public TestSummary {
            warnings = List.copyOf(warnings);
        }

        public TestSummary(int passed, int total) {
            this(passed, total, List.of());
        }
    }

    /**
     * A data test that warned.
     *
     * @param model empty for a test over several
     * @param column empty for a test of a whole model
     * @param rows that it complains of
     * @param detail the first of them in words
     */
    public record TestWarning(String test, String model, String column, long rows, String detail) {}
}
