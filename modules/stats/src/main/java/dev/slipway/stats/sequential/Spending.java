package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * An error-spending function (Lan and DeMets 1983, doi:10.1093/biomet/70.3.659): how much of the error a trial may have
 * spent at each share of its planned information. Looks need not be planned in number or time.
 */
@FunctionalInterface
public interface Spending {

    /**
     * The error of one side that may be spent up to an information fraction.
     *
     * @param fraction in (0, 1]
     * @param alpha error of one side over all looks, in (0, 1)
     */
    double oneSided(double fraction, double alpha);

    /** The error over the given sides; each of two sides spends half of it. */
    default double spent(double fraction, double alpha, Sides sides) {
        Checks.probability(alpha, "alpha");
        Checks.require(fraction > 0 && fraction <= 1, "an information fraction must lie in (0, 1] but is " + fraction);
        return sides == Sides.ONE ? oneSided(fraction, alpha) : 2 * oneSided(fraction, alpha / 2);
    }

    /** O'Brien–Fleming-like: 2(1 − Φ(z_{α/2}/√t)). Nearly nothing early. */
    static Spending obrienFleming() {
        return (t, alpha) -> 2 * Normal.survival(Normal.upperQuantile(alpha / 2) / Math.sqrt(t));
    }

    /** Pocock-like: α·ln(1 + (e − 1)t). About equal boundaries. */
    static Spending pocock() {
        return (t, alpha) -> alpha * Math.log1p(Math.expm1(1) * t);
    }

    /** Power family: α·t^ρ (Kim and DeMets 1987, doi:10.1093/biomet/74.1.149); ρ positive. */
    static Spending power(double rho) {
        Checks.positive(rho, "rho");
        return (t, alpha) -> alpha * Math.pow(t, rho);
    }

    /**
     * Hwang, Shih and DeCani's family: α(1 − e^{−γt})/(1 − e^{−γ}) (1990, doi:10.1002/sim.4780091207); −4 is close to
     * O'Brien–Fleming, 1 to Pocock, 0 is α·t.
     */
    static Spending hwangShihDeCani(double gamma) {
        Checks.finite(gamma, "gamma");
        return (t, alpha) -> gamma == 0 ? alpha * t : alpha * Math.expm1(-gamma * t) / Math.expm1(-gamma);
    }
}
