package dev.slipway.stats.power;

import dev.slipway.stats.math.Checks;

/**
 * How many units an experiment has met by each day, and when it will have met enough. The same people come back, so new
 * units become rarer: N(t) = A·(1 − e^{−t/τ}), A units in all, or c·t while no saturation shows.
 *
 * @param ceiling A, units that will ever come; infinite where arrivals are steady
 * @param days τ in days; infinite where arrivals are steady
 * @param perDay new units per day at the start, A/τ or c
 */
public record Arrivals(double ceiling, double days, double perDay) {
    private static final int STEPS = 400;
    /** τ beyond so many times the days seen can't be told from steady arrivals. */
    private static final double FARTHEST = 50;
    /** The curve must explain so much more than the line; otherwise noise would invent a ceiling. */
    private static final double BETTER = 0.98;

    /**
     * Fits the curve to cumulative counts by least squares: for each τ on a grid the best A is Σ(N·g)/Σ(g²), g = 1 − e^{−t/τ};
     * the grid is refined once around its best. The line is kept unless the curve lowers the squared error by 2% or more.
     *
     * @param cumulative distinct units by the end of day 1, 2, …, not falling; at least 3 days, the last positive
     */
    public static Arrivals fit(double[] cumulative) {
        Checks.atLeast(cumulative.length, 3, "days");
        double before = 0;
        for (int day = 0; day < cumulative.length; day++) {
            Checks.finite(cumulative[day], "cumulative[" + day + "]");
            Checks.require(cumulative[day] >= before, "cumulative[" + day + "] falls, but it counts distinct units");
            before = cumulative[day];
        }
        Checks.positive(before, "units by the last day");
        double[] line = scaled(cumulative, Double.POSITIVE_INFINITY);
        double low = Math.log(0.05);
        double high = Math.log(FARTHEST * cumulative.length);
        double best = search(cumulative, low, high);
        double step = (high - low) / STEPS;
        best = search(cumulative, best - step, best + step);
        double[] curve = scaled(cumulative, Math.exp(best));
        boolean saturates = curve[1] < BETTER * line[1] && best < high - step;
        double tau = Math.exp(best);
        return saturates
                ? new Arrivals(curve[0], tau, curve[0] / tau)
                : new Arrivals(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, line[0]);
    }

    private static double search(double[] cumulative, double low, double high) {
        double best = low;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double candidate = low + (high - low) * i / STEPS;
            double error = scaled(cumulative, Math.exp(candidate))[1];
            if (error < smallest) {
                smallest = error;
                best = candidate;
            }
        }
        return best;
    }

    /** The best scale for a shape and its sum of squared errors. */
    private static double[] scaled(double[] cumulative, double tau) {
        double products = 0;
        double squares = 0;
        double total = 0;
        for (int day = 0; day < cumulative.length; day++) {
            double shape = shape(day + 1.0, tau);
            products += cumulative[day] * shape;
            squares += shape * shape;
            total += cumulative[day] * cumulative[day];
        }
        double scale = products / squares;
        return new double[] {scale, Math.max(0, total - scale * products)};
    }

    private static double shape(double day, double tau) {
        return Double.isInfinite(tau) ? day : -Math.expm1(-day / tau);
    }

    /** Units by the end of a day. */
    public double units(double day) {
        Checks.notNegative(day, "day");
        return Double.isInfinite(ceiling) ? perDay * day : ceiling * shape(day, days);
    }

    /**
     * Days until so many units have come; infinite where they never will.
     *
     * @param units wanted, not negative
     */
    public double daysUntil(double units) {
        Checks.notNegative(units, "units");
        if (Double.isInfinite(ceiling)) {
            return perDay > 0 ? units / perDay : units == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return units >= ceiling ? Double.POSITIVE_INFINITY : -days * Math.log1p(-units / ceiling);
    }

    /**
     * Days still to run in the middle of an experiment. Its precision grows with the units, so with n of them and a standard
     * error of SE it will detect an effect when n·(m + z_power)²·SE²/effect² units have come; then the last of them need their
     * window to pass.
     *
     * @param unitsNow mature units that the standard error comes from, positive
     * @param standardError of the estimate now, positive
     * @param effect to detect, not zero
     * @param multiplier m of the interval that decides at the end, for example 1.96
     * @param zPower normal quantile of the wanted power
     * @param today days since the start
     * @param window days that a unit needs to mature
     * @return 0 when enough have come, infinite when they never will
     */
    public double daysLeft(
            double unitsNow,
            double standardError,
            double effect,
            double multiplier,
            double zPower,
            double today,
            double window) {
        Checks.positive(unitsNow, "unitsNow");
        Checks.positive(standardError, "standardError");
        Checks.require(effect != 0 && Double.isFinite(effect), "effect must be finite and not zero but is " + effect);
        Checks.notNegative(window, "window");
        double ratio = (multiplier + zPower) * standardError / effect;
        double needed = unitsNow * ratio * ratio;
        return needed <= unitsNow ? 0 : Math.max(0, daysUntil(needed) + window - today);
    }
}
