package dev.slipway.stats.uplift;

/**
 * Cumulative counts down the ranking and the curves made of them. Points exist where a group of equal scores ends, so the
 * curve does not depend on the order of rows.
 *
 * @param units k, how many units have been reached; starts at 0
 * @param treatedUnits of them in treatment
 * @param treatedOutcome sum of their outcomes
 * @param controlOutcome sum of the outcomes of the others
 */
public record UpliftCurve(double[] units, double[] treatedUnits, double[] treatedOutcome, double[] controlOutcome) {

    /** The curve with points where groups of equal scores end. */
    public static UpliftCurve of(RankedUnits ranked) {
        return of(ranked, false);
    }

    /** With a point at every unit if {@code everyUnit}, as software does that ignores ties. */
    static UpliftCurve of(RankedUnits ranked, boolean everyUnit) {
        int n = ranked.size();
        int points = 1;
        for (int r = 0; r < n; r++) {
            points += everyUnit || ranked.lastOfGroup(r) ? 1 : 0;
        }
        UpliftCurve curve =
                new UpliftCurve(new double[points], new double[points], new double[points], new double[points]);
        double treated = 0;
        double outcomeT = 0;
        double outcomeC = 0;
        int p = 1;
        for (int r = 0; r < n; r++) {
            if (ranked.treated(r)) {
                treated++;
                outcomeT += ranked.outcome(r);
            } else {
                outcomeC += ranked.outcome(r);
            }
            if (everyUnit || ranked.lastOfGroup(r)) {
                curve.units[p] = r + 1.0;
                curve.treatedUnits[p] = treated;
                curve.treatedOutcome[p] = outcomeT;
                curve.controlOutcome[p++] = outcomeC;
            }
        }
        return curve;
    }

    /** Number of points, the origin included. */
    public int points() {
        return units.length;
    }

    /** (ȳ_T − ȳ_C)·k: outcome gained if the first k are treated; a mean of no unit counts as 0. */
    public double uplift(int point) {
        double t = treatedUnits[point];
        double c = units[point] - t;
        double meanT = t > 0 ? treatedOutcome[point] / t : 0;
        double meanC = c > 0 ? controlOutcome[point] / c : 0;
        return (meanT - meanC) * units[point];
    }

    /** Y_T − Y_C·n_T/n_C: Radcliffe's Qini curve (2007); without a control unit yet the second term is 0. */
    public double qini(int point) {
        double t = treatedUnits[point];
        double c = units[point] - t;
        return treatedOutcome[point] - (c > 0 ? controlOutcome[point] * t / c : 0);
    }

    /** Difference of the arms' means over all units. */
    public double averageEffect() {
        int last = points() - 1;
        return uplift(last) / units[last];
    }

    /** Trapezoid area of the uplift curve over 0 … n. */
    double upliftArea() {
        double area = 0;
        for (int p = 1; p < points(); p++) {
            area += 0.5 * (uplift(p) + uplift(p - 1)) * (units[p] - units[p - 1]);
        }
        return area;
    }

    /** Trapezoid area of the Qini curve over 0 … n. */
    double qiniArea() {
        double area = 0;
        for (int p = 1; p < points(); p++) {
            area += 0.5 * (qini(p) + qini(p - 1)) * (units[p] - units[p - 1]);
        }
        return area;
    }
}
