package dev.slipway.warehouse.pass;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The events of one user, by time. The next user's take their place. */
final class UserEvents {
    /** Where an event has no time since first exposure. */
    static final long MISSING = Long.MIN_VALUE;

    /** Decimals of an amount, as dbt's numeric has them. */
    private static final int DECIMALS = 6;

    private int user;
    private int size;
    private @Nullable String variant;
    private long[] moment = new long[64];
    private long[] elapsed = new long[64];
    private @Nullable String[] name = new @Nullable String[64];
    private double[] amount = new double[64];
    /** By text column. */
    private final @Nullable String[][] traits;

    /** @param traits how many text columns the events carry */
    UserEvents(int traits) {
        this.traits = new @Nullable String[traits][64];
    }

    void begin(int number) {
        user = number;
        size = 0;
        variant = null;
    }

    /**
     * Adds an event.
     *
     * @param since milliseconds since first exposure; {@link #MISSING} for a user that does not count
     * @param value NaN where it has no amount
     */
    void add(long at, long since, @Nullable String what, double value, @Nullable String arm) {
        if (size == moment.length) {
            moment = Arrays.copyOf(moment, size * 2);
            elapsed = Arrays.copyOf(elapsed, size * 2);
            name = Arrays.copyOf(name, size * 2);
            amount = Arrays.copyOf(amount, size * 2);
            for (int c = 0; c < traits.length; c++) {
                traits[c] = Arrays.copyOf(traits[c], size * 2);
            }
        }
        moment[size] = at;
        elapsed[size] = since;
        name[size] = what;
        amount[size] = value;
        size++;
        if (since >= 0) {
            variant = arm;
        }
    }

    /** What the event that was added last has in a text column. */
    void trait(int column, @Nullable String value) {
        traits[column][size - 1] = value;
    }

    /** Puts them in the order of time; most sources have them so. */
    void sort() {
        for (int i = 1; i < size; i++) {
            if (moment[i] < moment[i - 1]) {
                reorder();
                return;
            }
        }
    }

    private void reorder() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> moment[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] moments = moment.clone();
        long[] sinces = elapsed.clone();
        @Nullable String[] names = name.clone();
        double[] amounts = amount.clone();
        for (int i = 0; i < size; i++) {
            moment[i] = moments[order[i]];
            elapsed[i] = sinces[order[i]];
            name[i] = names[order[i]];
            amount[i] = amounts[order[i]];
        }
        for (@Nullable String[] column : traits) {
            @Nullable String[] values = column.clone();
            for (int i = 0; i < size; i++) {
                column[i] = values[order[i]];
            }
        }
    }

    int user() {
        return user;
    }

    int size() {
        return size;
    }

    /** The variant of events since first exposure; null for a user without any. */
    @Nullable
    String variant() {
        return variant;
    }

    long moment(int event) {
        return moment[event];
    }

    /** Whether it counts for the experiment. */
    boolean exposed(int event) {
        return elapsed[event] >= 0;
    }

    /** First exposure of the user, known from an event since then. */
    long exposedAt(int event) {
        return moment[event] - elapsed[event];
    }

    /** Seconds on the clock of the user's events: since first exposure where the user takes part, else since 1970. */
    long second(int event) {
        return Math.floorDiv(elapsed[event] == MISSING ? moment[event] : elapsed[event], 1_000L);
    }

    @Nullable
    String name(int event) {
        return name[event];
    }

    /** Its value in a text column. */
    @Nullable
    String trait(int event, int column) {
        return traits[column][event];
    }

    /** A sum with the amount of an event, rounded as the engine's cast to dbt's numeric does. */
    BigDecimal plusAmount(BigDecimal sum, int event) {
        return Double.isNaN(amount[event])
                ? sum
                : sum.add(new BigDecimal(Amounts.checked(amount[event])).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
