package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What was known of units before their as-of moments: counts of each event, days with events, sessions and amounts over
 * windows that end there, days since the last event, and attributes. Events are counted from first exposure on, since
 * what came before it is not in the timelines; so of the windows that reach back before exposure for every unit, one is
 * enough. A session begins after 30 minutes without an event and counts where it begins.
 */
final class PredictionFeatures {
    private static final int DAY = 86_400;
    private static final int SECOND = 1000;
    private static final int SESSION_GAP = 30 * 60;
    private static final int CHUNK = 4096;

    private final ExperimentData data;
    private final Timelines timelines;
    private final long[] exposedAt;
    private final Prediction asked;
    private final int[] rows;
    private final long[] asOf;
    private final int[] asOfSecond;
    private final List<Duration> windows;
    private final List<String> events;
    private final int[] eventOf;

    /**
     * Features of units.
     *
     * @param rows units
     * @param asOf moment of each row, epoch milliseconds
     * @param asOfSecond the same as whole seconds after the unit's exposure
     */
    PredictionFeatures(
            ExperimentData data,
            Timelines timelines,
            long[] exposedAt,
            Prediction asked,
            int[] rows,
            long[] asOf,
            int[] asOfSecond) {
        this.data = data;
        this.timelines = timelines;
        this.exposedAt = exposedAt;
        this.asked = asked;
        this.rows = rows;
        this.asOf = asOf;
        this.asOfSecond = asOfSecond;
        this.windows = windows(asked);
        List<String> named = asked.features().events();
        this.events = (named == null ? timelines.eventNames() : named)
                .stream().filter(timelines.eventNames()::contains).toList();
        this.eventOf = timelines.eventNames().stream().mapToInt(events::indexOf).toArray();
    }

    /** Windows by length, without those that reach back before every unit's exposure, as a shorter one does. */
    private static List<Duration> windows(Prediction asked) {
        List<Duration> sorted = asked.features().windows().stream().sorted().toList();
        Duration after = asked.asOf().afterExposure();
        List<Duration> kept = new ArrayList<>();
        for (Duration window : sorted) {
            kept.add(window);
            if (after != null && window.compareTo(after) >= 0) {
                break;
            }
        }
        return kept;
    }

    /** The table; refuses, by name, a feature that was read past the as-of moment of a row. */
    FeatureTable table(JobContext context) {
        double[][] counted = new double[names().size()][rows.length];
        long[] until = new long[rows.length];
        IntStream.range(0, (rows.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            context.checkCancelled();
            int end = Math.min(rows.length, (chunk + 1) * CHUNK);
            for (int r = chunk * CHUNK; r < end; r++) {
                until[r] = count(r, counted);
            }
        });
        List<Feature> features = new ArrayList<>();
        Known known = new Known.ByRow(until);
        for (int f = 0; f < counted.length; f++) {
            features.add(new Feature.Numeric(names().get(f), counted[f], known));
        }
        Set<String> taken = new HashSet<>(names());
        attributes().stream().filter(taken::add).forEach(name -> features.add(attribute(name)));
        long[] units = Arrays.stream(rows).asLongStream().toArray();
        return new FeatureTable(units, asOf, features);
    }

    /** Names of the columns from events, in their order: windows by length, within them events, days, sessions, amount. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Duration window : windows) {
            String suffix = "_" + spelled(window);
            events.forEach(event -> names.add(event + suffix));
            names.add("active_days" + suffix);
            names.add("sessions" + suffix);
            names.add("amount" + suffix);
        }
        names.add("days_since_last_event");
        if (asked.asOf().day() != null) {
            names.add("days_since_exposure");
        }
        return names;
    }

    /** As a study writes it: {@code 7d}, {@code 36h}, {@code 30m}. */
    private static String spelled(Duration window) {
        long hours = window.toHours();
        if (window.toMinutes() % 60 != 0) {
            return window.toMinutes() + "m";
        }
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }

    /** Fills one row; gives the moment up to which it was read. */
    private long count(int row, double[][] into) {
        int unit = rows[row];
        int moment = asOfSecond[row];
        int perWindow = events.size() + 3;
        int[] lastDay = new int[windows.size()];
        Arrays.fill(lastDay, -1);
        int last = -1;
        for (int e = timelines.start()[unit]; e < timelines.end()[unit]; e++) {
            int second = timelines.second()[e];
            if (second >= moment) {
                break;
            }
            int event = eventOf[timelines.code()[e]];
            if (event < 0) {
                continue;
            }
            boolean begins = last < 0 || second - last > SESSION_GAP;
            last = second;
            int daysBack = (moment - 1 - second) / DAY;
            for (int w = 0; w < windows.size(); w++) {
                if (second < moment - windows.get(w).toSeconds()) {
                    continue;
                }
                int from = w * perWindow;
                into[from + event][row]++;
                into[from + perWindow - 3][row] += daysBack != lastDay[w] ? 1 : 0;
                into[from + perWindow - 2][row] += begins ? 1 : 0;
                into[from + perWindow - 1][row] += timelines.amount()[e];
                lastDay[w] = daysBack;
            }
        }
        int at = windows.size() * perWindow;
        into[at][row] = last < 0 ? Double.NaN : (moment - last) / (double) DAY;
        if (asked.asOf().day() != null) {
            into[at + 1][row] = moment / (double) DAY;
        }
        return last < 0 ? Long.MIN_VALUE : exposedAt[unit] + (last + 1L) * SECOND;
    }

    private List<String> attributes() {
        List<String> named = asked.features().attributes();
        if (named != null) {
            return named;
        }
        List<String> all = new ArrayList<>(data.categories().keySet());
        all.addAll(data.numbers().keySet());
        return all.stream().filter(SignupCohort::isInput).sorted().toList();
    }

    private Feature attribute(String name) {
        Map<String, LocalDate> read = asked.features().readUntil();
        LocalDate day = read.get(name);
        Known known = day == null
                ? Known.beforeAsOf()
                : new Known.Until(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        if (name.equals("variant")) {
            return new Feature.Categorical(name, data.variants(), codes(data.variant()), known);
        }
        Category category = data.categories().get(name);
        if (category != null) {
            return new Feature.Categorical(name, category.levels(), codes(category.code()), known);
        }
        double[] numbers = data.numbers().get(name);
        double[] values = new double[rows.length];
        Arrays.setAll(values, r -> numbers == null ? Double.NaN : numbers[rows[r]]);
        return new Feature.Numeric(name, values, known);
    }

    private int[] codes(int[] all) {
        return Arrays.stream(rows).map(unit -> all[unit]).toArray();
    }
}
