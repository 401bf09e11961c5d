package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Fieller;
import dev.slipway.stats.ab.FrozenCap;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.bayes.NormalEffect;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Means, also skewed ones. The planted effect multiplies every outcome.
 *
 * @param cap of the winsorised mean, frozen before the experiment; null where it is not used
 * @param times how many units the control has for one in treatment
 */
record Means(String label, Pool pool, @Nullable FrozenCap cap, double lift, int times) implements Family {
    private static final double CAPPED = 0.99;
    /** Above this the methods get sums, as the readout gives them; skewness is not seen in these. */
    private static final int COLUMNS = 1_000;
    /** Arms of unequal size are where skewness matters most, so there they get columns throughout. */
    private static final int UNEQUAL_COLUMNS = 10_000;

    static Means of(String label, double lift, ToDoubleFunction<SplittableRandom> maker) {
        return new Means(label, pool(label, maker), null, lift, 1);
    }

    /** With the winsorised mean, its cap at the 99th percentile of those who pay. */
    static Means capped(String label, double lift, int times, ToDoubleFunction<SplittableRandom> maker) {
        Pool pool = pool(label, maker);
        double[] y = pool.column(0);
        FrozenCap cap = FrozenCap.ofQuantile(y, CAPPED, true);
        Pool wide = new Pool(new double[][] {y, cap.apply(y), cap.apply(Draws.scaled(y, 1 + lift))});
        return new Means(label, wide, cap, lift, times);
    }

    private static Pool pool(String label, ToDoubleFunction<SplittableRandom> maker) {
        return Pool.of(label, random -> new double[] {maker.applyAsDouble(random)});
    }

    /** Who pays, pays a lognormal amount. */
    static double revenue(SplittableRandom random, double payers) {
        return Draws.chance(random, payers) ? Math.exp(3 + 1.2 * Draws.normal(random)) : 0;
    }

    @Override
    public int[] sizes() {
        return times == 1 ? new int[] {50, 200, 1_000, 10_000, 100_000} : new int[] {50, 200, 1_000, 10_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private boolean withColumns(int units) {
        return units <= (times == 1 ? COLUMNS : UNEQUAL_COLUMNS);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        int[] c = pool.draw(random, units * times);
        int[] t = pool.draw(random, units);
        Welch.Result none = withColumns(units)
                ? welch(pool.take(0, t), c)
                : sums(pool.moments(0, 0, t).y(), c);
        Moments same = pool.moments(0, 0, t).y();
        Moments more = new Moments(units, same.mean() * (1 + lift), same.variance() * (1 + lift) * (1 + lift));
        Welch.Result some = withColumns(units) ? welch(Draws.scaled(pool.take(0, t), 1 + lift), c) : sums(more, c);
        double truth = lift * pool.mean(0);
        tally.both("welch_t", none.absolute(), some.absolute(), truth);
        tally.both("welch_t relative", none.relative(), some.relative(), lift);
        Moments control = pool.moments(0, 0, c).y();
        tally.attempt("fieller", Tally.INTERVAL, () -> tally.planted("fieller", fieller(t, c, more, control), lift));
        posterior(some.absolute(), Math.hypot(more.standardDeviation(), control.standardDeviation()), truth, tally);
        if (cap != null) {
            Moments capped = pool.moments(1, 1, c).y();
            tally.none("winsorised_mean", winsorised(cap, t, c, 1, capped));
            tally.planted("winsorised_mean", winsorised(cap, t, c, 2, capped), pool.mean(2) - pool.mean(1));
        }
    }

    private Welch.Result welch(double[] t, int[] c) {
        return Welch.compare(t, pool.take(0, c), LEVEL);
    }

    private Welch.Result sums(Moments t, int[] c) {
        return Welch.compare(t, pool.moments(0, 0, c).y(), LEVEL);
    }

    private Effect fieller(int[] t, int[] c, Moments more, Moments control) {
        return !withColumns(t.length)
                ? Fieller.lift(more, control, LEVEL)
                : Fieller.lift(Draws.scaled(pool.take(0, t), 1 + lift), pool.take(0, c), LEVEL);
    }

    private Effect winsorised(FrozenCap frozen, int[] t, int[] c, int column, Moments control) {
        if (!withColumns(t.length)) {
            return Welch.compare(pool.moments(column, column, t).y(), control, LEVEL)
                    .absolute();
        }
        double[] y = column == 1 ? pool.take(0, t) : Draws.scaled(pool.take(0, t), 1 + lift);
        return frozen.compare(y, pool.take(0, c), LEVEL).means().absolute();
    }

    private static void posterior(Effect e, double spread, double truth, Tally tally) {
        if (e.standardError() > 0) {
            NormalEffect.Result r = NormalEffect.posterior(e.estimate(), e.standardError(), 0, spread, LEVEL);
            tally.interval("normal_bayes", r.low(), r.high(), truth, e.warnings());
        } else {
            tally.interval("normal_bayes", Double.NaN, Double.NaN, truth, e.warnings());
        }
    }
}
