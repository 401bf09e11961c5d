package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;

/**
 * Interval of the treatment's own level, as wide in standard errors as the deciding interval of the difference is, so
 * that it is valid for the same plan of looks. A guardrail with a ceiling rests on it.
 */
record MeanBounds(double low, double high) {
    static MeanBounds of(Comparison.Kind kind, BivariateMoments treatment, Effect deciding) {
        double multiplier = deciding.halfWidth() / deciding.standardError();
        double level = Comparison.level(kind, treatment);
        double half = multiplier * standardError(kind, treatment);
        return new MeanBounds(level - half, level + half);
    }

    private static double standardError(Comparison.Kind kind, BivariateMoments m) {
        double variance = m.varY();
        double scale = 1;
        if (kind == Comparison.Kind.RATIO) {
            double ratio = m.meanY() / m.meanX();
            variance = Math.max(0, m.varY() + ratio * ratio * m.varX() - 2 * ratio * m.cov());
            scale = Math.abs(m.meanX());
        }
        return Math.sqrt(variance / (double) m.n()) / scale;
    }
}
