package dev.slipway.simulation.onboarding;

import dev.slipway.simulation.math.Delay;
import dev.slipway.simulation.math.Exponential;
import dev.slipway.simulation.math.LogLogistic;

/**
 * How long things take, in seconds from first exposure, and the distribution functions that follow. Sign-up takes
 * {@code start + fill}, both independent of who the user is; a few users pause and come back the same day, so that
 * everybody who completes does so within 24 hours. KYC (treatment) and fraud flags follow sign-up.
 */
final class Timing {
    static final double DAY = 86_400;
    static final double KYC_WINDOW = 7 * DAY;
    static final double FRAUD_WINDOW = 14 * DAY;

    /** Of those who sign up and don't pass KYC within 7 days, the share that passes later. */
    static final double KYC_LATER = 0.35;

    /** Of the fraudsters who slipped in, the share flagged within 14 days of exposure. */
    static final double CAUGHT_WITHIN_14D = 0.95;

    /** Of the fraudsters not flagged within 14 days, the share flagged later. */
    static final double CAUGHT_LATER = 0.6;

    static final double PAUSES = 0.05;
    static final Delay START = new LogLogistic(20, 2.2).within(900);
    static final Delay PAUSED = new LogLogistic(5 * 3_600, 3).within(22 * 3_600);
    static final Delay KYC = new LogLogistic(34.5 * 3_600, 1.5);
    static final Delay FLAG = new LogLogistic(4 * DAY, 1.8);
    static final Delay KYC_AFTER_WINDOW = new Exponential(6 * DAY);
    static final Delay FLAG_AFTER_WINDOW = new Exponential(10 * DAY);
    private static final Delay[] FILL = {
        new LogLogistic(368, 2.6).within(4 * 3_600), new LogLogistic(150, 2.6).within(4 * 3_600)
    };
    private static final int START_NODES = 64;
    private static final int FILL_NODES = 256;

    private Timing() {}

    static Delay fill(int arm) {
        return FILL[arm];
    }

    /** P(sign-up completed within that many seconds of exposure | it is completed). */
    static double signupWithin(int arm, double seconds) {
        double sum = 0;
        for (int i = 0; i < START_NODES; i++) {
            double rest = seconds - startNode(i);
            sum += (1 - PAUSES) * FILL[arm].cdf(rest) + PAUSES * PAUSED.cdf(rest);
        }
        return sum / START_NODES;
    }

    /** P(KYC within that many seconds | KYC within 7 days), treatment. */
    static double kycWithin(double seconds) {
        return afterSignup(1, KYC, KYC_WINDOW, seconds);
    }

    /** P(flagged within that many seconds | flagged within 14 days). */
    static double flaggedWithin(int arm, double seconds) {
        return afterSignup(arm, FLAG, FRAUD_WINDOW, seconds);
    }

    /** P(sign-up + delay ≤ seconds | sign-up + delay ≤ window). */
    private static double afterSignup(int arm, Delay delay, double window, double seconds) {
        if (seconds >= window) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < START_NODES; i++) {
            double start = startNode(i);
            for (int j = 0; j < FILL_NODES; j++) {
                double u = (j + 0.5) / FILL_NODES;
                sum += (1 - PAUSES) * share(delay, window, seconds, start + FILL[arm].quantile(u))
                        + PAUSES * share(delay, window, seconds, start + PAUSED.quantile(u));
            }
        }
        return sum / (START_NODES * FILL_NODES);
    }

    private static double share(Delay delay, double window, double seconds, double signup) {
        return delay.cdf(seconds - signup) / delay.cdf(window - signup);
    }

    /** Midpoint rule over the quantiles of the time to start. */
    private static double startNode(int i) {
        return START.quantile((i + 0.5) / START_NODES);
    }
}
