package dev.slipway.stats.contract;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.adjust.ArmSample;
import dev.slipway.stats.adjust.MultipleCuped;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.sequential.ConfidenceSequence;

/** All estimators of a difference between two arms of numbers, behind one call. */
enum Estimator {
    WELCH {
        @Override
        Effect compare(Arm t, Arm c) {
            return Welch.compare(t.y(), c.y(), LEVEL).absolute();
        }
    },
    CUPED {
        @Override
        Effect compare(Arm t, Arm c) {
            return Cuped.compare(pairs(t), pairs(c), LEVEL).absolute();
        }
    },
    CUPED_ALL_UNITS {
        @Override
        Effect compare(Arm t, Arm c) {
            return Cuped.compare(pairs(t), pairs(c), LEVEL, Cuped.Theta.ALL_UNITS, Cuped.Baseline.UNADJUSTED)
                    .absolute();
        }
    },
    MULTIPLE_CUPED {
        @Override
        Effect compare(Arm t, Arm c) {
            return MultipleCuped.compare(covariates(t), covariates(c), LEVEL).absolute();
        }
    },
    MEDIAN {
        @Override
        Effect compare(Arm t, Arm c) {
            return QuantileEffect.compare(t.y(), c.y(), 0.5, LEVEL).absolute();
        }
    },
    RATIO {
        @Override
        Effect compare(Arm t, Arm c) {
            return RatioMetric.compare(pairs(t), pairs(c), LEVEL).absolute();
        }
    },
    SEQUENCE {
        @Override
        Effect compare(Arm t, Arm c) {
            Effect fixed =
                    Welch.compare(Moments.of(t.y()), Moments.of(c.y()), LEVEL).absolute();
            return ConfidenceSequence.asymptotic(
                    fixed.estimate(), fixed.standardError(), (long) t.y().length + c.y().length, 100, 1 - LEVEL);
        }
    },
    BOOTSTRAP {
        @Override
        Effect compare(Arm t, Arm c) {
            Bootstrap.Result r = Bootstrap.meanDifference(t.y(), c.y(), 500, 7, LEVEL);
            return new Effect(
                    r.effect(),
                    r.standardError(),
                    r.percentileLow(),
                    r.percentileHigh(),
                    LEVEL,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    r.warnings());
        }
    };

    static final double LEVEL = 0.95;

    abstract Effect compare(Arm t, Arm c);

    private static ArmSample covariates(Arm arm) {
        return new ArmSample(arm.y(), new double[][] {arm.x()});
    }

    private static BivariateMoments pairs(Arm arm) {
        return BivariateMoments.of(arm.y(), arm.x());
    }
}
