package dev.slipway.stats.math;

/** The noncentral t distribution, T = (Z + δ) / √(χ²(ν) / ν), by quadrature over the scale. */
public final class NoncentralT {

    private static final int PANELS = 24;
    private static final double REACH = 11;

    private NoncentralT() {}

    /**
     * P(T &gt; t) = ∫ P(Z &gt; t·s − δ) f(s) ds, where s is the square root of χ²(ν)/ν. The density is normalised by the
     * same quadrature, so large ν costs no accuracy; absolute error about 1e-13.
     *
     * @param t point
     * @param df degrees of freedom ν, at least 1
     * @param delta noncentrality δ
     */
    public static double survival(double t, double df, double delta) {
        Checks.finite(t, "t");
        Checks.finite(delta, "delta");
        Checks.require(df >= 1 && Double.isFinite(df), "df must be finite and at least 1 but is " + df);
        double spread = REACH / Math.sqrt(2 * df);
        double[][] rule = GaussLegendre.rule(GaussLegendre.edges(Math.max(0, 1 - spread), 1 + spread, PANELS));
        double sum = 0;
        double mass = 0;
        for (int i = 0; i < rule[0].length; i++) {
            double s = rule[0][i];
            double weight = rule[1][i] * Math.exp((df - 1) * Math.log(s) - 0.5 * df * (s * s - 1));
            mass += weight;
            sum += weight * Normal.survival(t * s - delta);
        }
        return sum / mass;
    }
}
