package dev.slipway.benchmarks;

import dev.slipway.benchmarks.scale.ScaleOptions;
import dev.slipway.benchmarks.scale.ScaleReport;
import dev.slipway.core.rule.Exempt;
import java.io.IOException;

/**
 * Measures the study {@code behavior-10m.yaml} at several sizes: making the rows, whole runs from the launcher to the memo, the same
 * marts by plain DuckDB and pandas, and what a change on screen takes. Arguments, each {@code name=value}: {@code engines=duckdb,h2},
 * {@code sizes=1,10} in millions of events, {@code users=260000,1000000} of the changes on screen, {@code heap=4g} of each run,
 * {@code parts=runs,peers,interactive}, {@code home=} the folder with the launcher, {@code work=} a folder for what is written (a
 * temporary one otherwise, removed at the end).
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class Scale {
    private static final int UNUSABLE = 2;

    private Scale() {}

    /** Some minutes for the sizes 1 and 10. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ScaleOptions options;
        try {
            options = ScaleOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(UNUSABLE);
            return;
        }
        new ScaleReport(options, line -> System.out.println(line)).write();
    }
}
