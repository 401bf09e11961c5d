package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what each method said in the experiments of one cell. The order of the calls does not matter. */
final class Tally {
    static final String TEST = "false_positive";
    static final String INTERVAL = "coverage";

    private static final int ASKED = 0;
    private static final int WRONG = 1;
    private static final int WARNED = 2;
    private static final int SILENT = 3;
    private static final int REFUSED = 4;

    private final Map<String, AtomicLongArray> counts = new ConcurrentSkipListMap<>();

    /** The counts that rows of one cell were made of, to go on counting. */
    static Tally of(List<Row> rows) {
        Tally tally = new Tally();
        for (Row row : rows) {
            double answered = (double) row.answered();
            double wrong = row.quantity().equals(TEST) ? row.rate() : 1 - row.rate();
            AtomicLongArray mine = tally.of(row.method(), row.quantity());
            mine.set(ASKED, row.answered());
            mine.set(REFUSED, row.experiments() - row.answered());
            mine.set(WRONG, row.answered() == 0 ? 0 : Math.round(wrong * answered));
            mine.set(WARNED, Math.round(row.warned() * answered));
            mine.set(SILENT, Math.round(row.silent() * answered));
        }
        return tally;
    }

    /** A test of a true null: whether it rejected. */
    void test(String method, boolean rejected, List<StatWarning> warnings) {
        add(method, TEST, rejected, !warnings.isEmpty());
    }

    /** A test of a true null by its p-value; NaN is no answer. */
    void test(String method, double p, List<StatWarning> warnings) {
        if (Double.isNaN(p)) {
            of(method, TEST).incrementAndGet(REFUSED);
        } else {
            test(method, p < 1 - Family.LEVEL, warnings);
        }
    }

    /** An interval around a planted truth. One without ends is no answer. */
    void interval(String method, double low, double high, double truth, List<StatWarning> warnings) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            of(method, INTERVAL).incrementAndGet(REFUSED);
        } else {
            covered(method, low <= truth && truth <= high, warnings);
        }
    }

    /** An interval, or a family of them, of which it is known whether it covers. */
    void covered(String method, boolean covers, List<StatWarning> warnings) {
        add(method, INTERVAL, !covers, !warnings.isEmpty());
    }

    /** An effect where there is none: rejected by its p-value, or by its interval where it has none. */
    void none(String method, Effect e) {
        if (!Double.isNaN(e.pValue())) {
            test(method, e.pValue(), e.warnings());
        } else if (Double.isNaN(e.low())) {
            of(method, TEST).incrementAndGet(REFUSED);
        } else {
            test(method, e.low() > 0 || e.high() < 0, e.warnings());
        }
    }

    /** An effect with a planted truth. */
    void planted(String method, Effect e, double truth) {
        interval(method, e.low(), e.high(), truth, e.warnings());
    }

    /** Both sides of a method. */
    void both(String method, Effect none, Effect planted, double truth) {
        none(method, none);
        planted(method, planted, truth);
    }

    /** A method that refuses the data says so by an exception, which is an answer too. */
    void attempt(String method, String quantity, Runnable work) {
        attempt(List.of(method), quantity, work);
    }

    /** Several methods that ask the same fit, before any of them has told. */
    void attempt(List<String> methods, String quantity, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException refusal) {
            methods.forEach(method -> of(method, quantity).incrementAndGet(REFUSED));
        }
    }

    private void add(String method, String quantity, boolean wrong, boolean warned) {
        AtomicLongArray mine = of(method, quantity);
        mine.incrementAndGet(ASKED);
        if (wrong) {
            mine.incrementAndGet(WRONG);
        }
        if (warned) {
            mine.incrementAndGet(WARNED);
        } else if (wrong) {
            mine.incrementAndGet(SILENT);
        }
    }

    private AtomicLongArray of(String method, String quantity) {
        return counts.computeIfAbsent(method + "," + quantity, key -> new AtomicLongArray(5));
    }

    /** The rows of the cell, by name of the method. */
    List<Row> rows(String scenario, int units) {
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, n) -> {
            String[] names = key.split(",", -1);
            double asked = (double) n.get(ASKED);
            boolean test = names[1].equals(TEST);
            double wrong = asked == 0 ? 0 : n.get(WRONG) / asked;
            rows.add(new Row(
                    scenario,
                    units,
                    names[0],
                    names[1],
                    asked == 0 ? Double.NaN : test ? wrong : 1 - wrong,
                    test ? 1 - Family.LEVEL : Family.LEVEL,
                    asked == 0 ? 0 : n.get(WARNED) / asked,
                    asked == 0 ? 0 : n.get(SILENT) / asked,
                    n.get(ASKED),
                    n.get(ASKED) + n.get(REFUSED)));
        });
        return rows;
    }
}
