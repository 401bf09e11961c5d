package dev.slipway.simulation.behavior;

import dev.slipway.core.study.WorldDescription.Conflict;
import dev.slipway.simulation.behavior.Expectations.Courses;
import dev.slipway.simulation.behavior.Expectations.Part;
import dev.slipway.simulation.behavior.Expectations.Window;
import dev.slipway.simulation.math.Roots;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Finds the tilt with which the planted effects come out exactly: first how often users visit, from retention; given that how
 * often they buy; given both how many plays follow one another; given all how big a basket is. None of the later ones
 * changes an earlier metric.
 */
final class Planting {
    static final Window DAY_7 = new Window(7, 8);
    static final Window DAYS_14 = new Window(0, 14);

    /** Where tilts are sought: beyond, probabilities run into their limits. */
    private static final double VISITS_LOW = -0.65;

    private static final double VISITS_HIGH = 2;
    private static final double BUY = 5;
    private static final double PLAYS_LOW = -0.45;
    private static final double PLAYS_HIGH = 4;
    private static final double BASKET_LOW = -0.65;
    private static final double BASKET_HIGH = 6;

    /** Most tilts lie within this part of the range. */
    private static final double USUAL = 8;

    private static final double TOLERANCE = 1e-11;

    private final Setting setting;
    private final int days;
    private final List<Conflict> conflicts;

    private Planting(Setting setting, int days, List<Conflict> conflicts) {
        this.setting = setting;
        this.days = days;
        this.conflicts = conflicts;
    }

    /**
     * The tilt.
     *
     * @param days that courses must reach
     * @param conflicts receives the effects that no tilt can bring about
     */
    static Tilt solve(Setting setting, Expectations expectations, int days, List<Conflict> conflicts) {
        Planting planting = new Planting(setting, days, conflicts);
        PerSession views = PerSession.reaches(EventNames.VIEW);
        PerSession buys = PerSession.reaches(EventNames.PURCHASE);
        PerSession plays = PerSession.count(EventNames.PLAY);
        Tilt tilt = planting.find(
                "retention_7",
                setting.retention(),
                VISITS_LOW,
                VISITS_HIGH,
                Tilt.NONE::withVisits,
                t -> expectations.any(DAY_7, planting.courses(t), views, Part.ALL));
        tilt = planting.find(
                "purchase_14d",
                setting.purchase(),
                -BUY,
                BUY,
                tilt::withBuy,
                t -> expectations.any(DAYS_14, planting.courses(t), buys, Part.ALL));
        tilt = planting.find(
                "plays_14d",
                setting.plays(),
                PLAYS_LOW,
                PLAYS_HIGH,
                tilt::withPlays,
                t -> expectations.sum(DAYS_14, planting.courses(t), plays, Part.ALL));
        return planting.find(
                "revenue_14d",
                setting.revenue(),
                BASKET_LOW,
                BASKET_HIGH,
                tilt::withBasket,
                t -> expectations.sum(DAYS_14, planting.courses(t), PerSession.revenue(), Part.ALL));
    }

    private Courses courses(Tilt tilt) {
        return courses(setting, tilt, 1, days);
    }

    /** Courses under that share of the effect, made once. */
    static Courses courses(Setting setting, Tilt tilt, double share, int days) {
        Course[][] made = new Course[Population.CHANNELS.size()][Population.COHORTS];
        for (int channel = 0; channel < made.length; channel++) {
            for (int cohort = 0; cohort < Population.COHORTS; cohort++) {
                double response = Population.response(channel, cohort, setting.heterogeneity());
                made[channel][cohort] = Course.of(setting, tilt, response, share, days);
            }
        }
        return (channel, cohort) -> made[channel][cohort];
    }

    private Tilt find(
            String effect,
            double planted,
            double low,
            double high,
            DoubleFunction<Tilt> tilt,
            ToDoubleFunction<Tilt> metric) {
        double target = metric.applyAsDouble(Tilt.NONE) + planted;
        DoubleUnaryOperator excess = x -> metric.applyAsDouble(tilt.apply(x)) - target;
        double from = low / USUAL;
        double to = high / USUAL;
        if (excess.applyAsDouble(from) > 0 || excess.applyAsDouble(to) < 0) {
            from = low;
            to = high;
            double least = excess.applyAsDouble(low);
            double most = excess.applyAsDouble(high);
            if (least > 0 || most < 0) {
                conflicts.add(conflict(effect, planted, least + planted, most + planted));
                return tilt.apply(0);
            }
        }
        return tilt.apply(Roots.increasing(excess, from, to, TOLERANCE));
    }

    private static Conflict conflict(String effect, double planted, double least, double most) {
        return new Conflict(
                "effects",
                effect,
                String.format(
                        Locale.ROOT,
                        "%s is %s, but with the other numbers only %.4f to %.4f can be planted",
                        effect,
                        planted,
                        least,
                        most),
                String.format(
                        Locale.ROOT, "Plant %s between %.4f and %.4f, or raise visits_per_day.", effect, least, most));
    }
}
