package dev.slipway.stats.uplift;

/** Areas under the curves of the best order that scikit-uplift constructs from 0/1 outcomes and arms. */
final class PerfectOrder {

    private PerfectOrder() {}

    /**
     * Treated responders and control non-responders first; the two other kinds in the order that the larger of them asks for: keys 2·1{y =
     * t} + y if control responders outnumber treated non-responders, otherwise 2·1{y = t} + t.
     */
    static double upliftArea(RankedUnits ranked) {
        long controlResponders = 0;
        long treatedOthers = 0;
        for (int r = 0; r < ranked.size(); r++) {
            controlResponders += !ranked.treated(r) && ranked.outcome(r) == 1 ? 1 : 0;
            treatedOthers += ranked.treated(r) && ranked.outcome(r) == 0 ? 1 : 0;
        }
        double[] key = new double[ranked.size()];
        for (int r = 0; r < key.length; r++) {
            double t = ranked.treated(r) ? 1 : 0;
            double y = ranked.outcome(r);
            key[r] = (y == t ? 2 : 0) + (controlResponders > treatedOthers ? y : t);
        }
        return UpliftCurve.of(ranked.reordered(key)).upliftArea();
    }

    /** Treated responders first, control responders last. */
    static double qiniArea(RankedUnits ranked) {
        double[] key = new double[ranked.size()];
        for (int r = 0; r < key.length; r++) {
            key[r] = ranked.treated(r) ? ranked.outcome(r) : -ranked.outcome(r);
        }
        return UpliftCurve.of(ranked.reordered(key)).qiniArea();
    }
}
