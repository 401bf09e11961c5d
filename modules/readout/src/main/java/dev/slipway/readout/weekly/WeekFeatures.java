package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of users' weeks as features, in a fixed order. Each is made when it is asked for, so that not all are in
 * memory at once; one that never varies, or that nobody has, is null.
 */
final class WeekFeatures {
    private static final double MINUTE = 60;

    private final UnitWeeks data;
    private final WeekTraits traits;
    private final int first;
    private final int weeks;
    private final int reference;
    private final JobContext context;
    private final List<Supplier<@Nullable WeekFeature>> features = new ArrayList<>();

    private WeekFeatures(UnitWeeks data, WeekTraits traits, int first, int weeks, int reference, JobContext context) {
        this.data = data;
        this.traits = traits;
        this.first = first;
        this.weeks = weeks;
        this.reference = reference;
        this.context = context;
    }

    /**
     * The features of some weeks.
     *
     * @param first week of the data
     * @param weeks from there on
     * @param reference of them, at the beginning
     * @param context asked before each week whether somebody cancelled
     */
    static List<Supplier<@Nullable WeekFeature>> of(
            UnitWeeks data, WeekTraits traits, int first, int weeks, int reference, JobContext context) {
        WeekFeatures all = new WeekFeatures(data, traits, first, weeks, reference, context);
        all.numbers();
        all.categories();
        return all.features;
    }

    private void numbers() {
        number("visits", "Visits per active user", c -> data.sessions()[c]);
        number("active_days", "Active days per active user", c -> traits.activeDays()[c]);
        number("events_per_visit", "Events per visit", c -> perVisit(data.events()[c], c));
        number("minutes_per_visit", "Minutes per visit", c -> perVisit(traits.seconds()[c] / MINUTE, c));
        data.counts()
                .forEach((event, counts) ->
                        number("events:" + event, Words.label(event) + " events per active user", c -> counts[c]));
        number("revenue", "Revenue per active user", c -> data.revenue()[c]);
    }

    /** A week may have events and no visit that began in it. */
    private double perVisit(double sum, int cell) {
        return traits.visits()[cell] == 0 ? Double.NaN : sum / traits.visits()[cell];
    }

    private void categories() {
        category(
                "intent",
                "Intent of the first visit",
                traits.intent(),
                c -> traits.intent().code()[c]);
        traits.columns()
                .forEach((name, column) -> category(
                        "column:" + name, Words.label(name) + " at the first event", column, c -> column.code()[c]));
        data.categories().forEach((name, level) -> {
            if (SignupCohort.isInput(name)) {
                category(
                        "user:" + name,
                        Words.label(name) + " of active users",
                        level,
                        c -> level.code()[c / data.weeks()]);
            }
        });
    }

    private void number(String name, String label, IntToDoubleFunction ofCell) {
        features.add(() -> made(name, label, ofCell));
    }

    private @Nullable WeekFeature made(String name, String label, IntToDoubleFunction ofCell) {
        double[][] values = new double[weeks][data.users()];
        boolean varies = false;
        double seen = Double.NaN;
        for (int w = 0; w < weeks; w++) {
            context.checkCancelled();
            for (int u = 0; u < data.users(); u++) {
                double value =
                        data.active(u, first + w) ? ofCell.applyAsDouble(u * data.weeks() + first + w) : Double.NaN;
                values[w][u] = value;
                if (Double.isFinite(value)) {
                    varies |= Double.isFinite(seen) && value != seen;
                    seen = value;
                }
            }
        }
        return varies ? WeekFeature.number(name, label, values, reference) : null;
    }

    private void category(String name, String label, Category category, IntUnaryOperator ofCell) {
        features.add(() -> made(name, label, category, ofCell));
    }

    private @Nullable WeekFeature made(String name, String label, Category category, IntUnaryOperator ofCell) {
        int[][] codes = new int[weeks][data.users()];
        for (int w = 0; w < weeks; w++) {
            context.checkCancelled();
            for (int u = 0; u < data.users(); u++) {
                codes[w][u] = data.active(u, first + w) ? ofCell.applyAsInt(u * data.weeks() + first + w) : -1;
            }
        }
        return WeekFeature.category(name, label, category, codes, reference);
    }
}
