package dev.slipway.stats.contract;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.MannWhitney;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.adjust.ArmSample;
import dev.slipway.stats.adjust.Cupac;
import dev.slipway.stats.adjust.LinRegression;
import dev.slipway.stats.adjust.MultipleCuped;
import dev.slipway.stats.adjust.PostStratification;
import dev.slipway.stats.adjust.RobustError;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.resample.StudentisedBootstrap;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.MixtureSprt;
import java.util.Arrays;
import java.util.List;

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
    NINETIETH_PERCENTILE {
        @Override
        Effect compare(Arm t, Arm c) {
            return QuantileEffect.compare(t.y(), c.y(), 0.9, LEVEL).absolute();
        }
    },
    HODGES_LEHMANN {
        @Override
        Effect compare(Arm t, Arm c) {
            MannWhitney.Result r = MannWhitney.compare(t.y(), c.y(), LEVEL);
            double error = (r.high() - r.low()) / 4;
            return effect(r.shift(), error, r.low(), r.high(), r.pValue(), r.warnings());
        }

        @Override
        int fewest() {
            return 1;
        }
    },
    LIN_REGRESSION {
        @Override
        Effect compare(Arm t, Arm c) {
            return LinRegression.compare(covariates(t), covariates(c), RobustError.HC2, LEVEL)
                    .absolute();
        }

        /** A slope in each arm takes one more. */
        @Override
        int fewest() {
            return 3;
        }
    },
    POST_STRATIFICATION {
        @Override
        Effect compare(Arm t, Arm c) {
            return PostStratification.compare(t.y(), halves(t), c.y(), halves(c), 2, LEVEL)
                    .absolute();
        }
    },
    CUPAC {
        @Override
        Effect compare(Arm t, Arm c) {
            return Cupac.compare(t.y(), t.x(), c.y(), c.x(), LEVEL).cuped().absolute();
        }
    },
    MIXTURE_SPRT {
        @Override
        Effect compare(Arm t, Arm c) {
            Effect fixed =
                    Welch.compare(Moments.of(t.y()), Moments.of(c.y()), LEVEL).absolute();
            double tau = fixed.standardError() > 0 ? MixtureSprt.tunedTau(fixed.standardError(), 1 - LEVEL) : 1;
            return MixtureSprt.test(fixed.estimate(), fixed.standardError(), tau, 1 - LEVEL);
        }
    },
    STUDENTISED_BOOTSTRAP {
        @Override
        Effect compare(Arm t, Arm c) {
            StudentisedBootstrap.Result r = StudentisedBootstrap.meanDifference(t.y(), c.y(), 500, 7, LEVEL, () -> {});
            return effect(r.effect(), r.standardError(), r.low(), r.high(), r.pValue(), r.warnings());
        }
    },
    BOOTSTRAP {
        @Override
        Effect compare(Arm t, Arm c) {
            Bootstrap.Result r = Bootstrap.meanDifference(t.y(), c.y(), 500, 7, LEVEL);
            return effect(
                    r.effect(), r.standardError(), r.percentileLow(), r.percentileHigh(), Double.NaN, r.warnings());
        }
    };

    static final double LEVEL = 0.95;

    abstract Effect compare(Arm t, Arm c);

    /** Units that each arm needs. */
    int fewest() {
        return 2;
    }

    private static Effect effect(
            double estimate, double error, double low, double high, double pValue, List<StatWarning> warnings) {
        return new Effect(estimate, error, low, high, LEVEL, pValue, Double.POSITIVE_INFINITY, warnings);
    }

    /** Two strata of the second column. */
    private static int[] halves(Arm arm) {
        return Arrays.stream(arm.x()).mapToInt(x -> x > 1.7 ? 1 : 0).toArray();
    }

    private static ArmSample covariates(Arm arm) {
        return new ArmSample(arm.y(), new double[][] {arm.x()});
    }

    private static BivariateMoments pairs(Arm arm) {
        return BivariateMoments.of(arm.y(), arm.x());
    }
}
