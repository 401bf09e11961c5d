package dev.slipway.simulation.onboarding;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.simulation.math.Latent;
import dev.slipway.simulation.math.Roots;
import java.util.Arrays;

/**
 * The probabilities of users who arrive on one day, by segment (channel × device) and arm. Whatever the mix of the day,
 * its averages are exactly those of the {@link Setting}: the odds of a segment differ, one common constant per rate is
 * solved so that the mean holds.
 *
 * @param channels cumulative shares of the channels
 * @param intercept of honest users' completion, {@code logistic(intercept + strength · intent)}, by arm and segment
 * @param kyc share of treatment completers who pass KYC within 7 days, by segment
 * @param fraudster share of fraudsters by segment
 * @param open factor on {@link Returns#share} for completers, by arm and segment
 */
record DayRates(double[] channels, double[][] intercept, double[] kyc, double[] fraudster, double[][] open) {
    private static final double CERTAIN = 1e-12;

    /** Rates of the day on which the drifts have come that far. */
    static DayRates of(Setting setting, double progress) {
        double[] shares = Population.channelShares(setting.channelDrift(), progress);
        double[] weight = new double[Population.SEGMENTS];
        for (int s = 0; s < weight.length; s++) {
            weight[s] = shares[s / Population.DEVICES.size()] * Population.DEVICE_SHARE[s % Population.DEVICES.size()];
        }
        double[] response = responses(weight, setting.heterogeneity());
        double[] control = control(weight, setting.completion()[0]);
        double[] treatment = treatment(weight, control, response, setting);
        double[] fraudster = fraudsters(weight, setting.fraudsters());
        double[] kyc = kyc(weight, treatment, response, setting.kycWithin7d());
        double[][] intercept = {
            honest(control, fraudster, setting.slip(0), setting.intentStrength()),
            honest(treatment, fraudster, setting.slip(1), setting.intentStrength())
        };
        double lift = setting.retention7() / Returns.share(7);
        double[][] open = {opens(control, response, 0), opens(treatment, response, lift)};
        return new DayRates(Population.cumulative(shares), intercept, kyc, fraudster, open);
    }

    /** Relative strength of the effect by segment, with mean 1. */
    private static double[] responses(double[] weight, double heterogeneity) {
        double mean = 0;
        for (int s = 0; s < weight.length; s++) {
            mean += weight[s] * Population.response(s);
        }
        double[] response = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            response[s] = 1 + heterogeneity * (Population.response(s) / mean - 1);
        }
        return response;
    }

    private static double[] control(double[] weight, double mean) {
        double[] shift = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            shift[s] = Population.shift(s);
        }
        return shares(weight, new double[weight.length], shift, ones(weight.length), mean);
    }

    private static double[] treatment(double[] weight, double[] control, double[] response, Setting setting) {
        if (setting.signupEffect() == 0) {
            return control;
        }
        double[] odds = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            odds[s] = Latent.logit(control[s]);
        }
        return shares(weight, odds, new double[weight.length], response, setting.completion()[1]);
    }

    /** Segment shares {@code logistic(odds + shift + constant · factor)} whose weighted mean is {@code mean}. */
    private static double[] shares(double[] weight, double[] odds, double[] shift, double[] factor, double mean) {
        double constant = Roots.increasing(
                c -> {
                    double sum = -mean;
                    for (int s = 0; s < weight.length; s++) {
                        sum += weight[s] * Latent.logistic(odds[s] + shift[s] + c * factor[s]);
                    }
                    return sum;
                },
                -1,
                1);
        double[] result = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            result[s] = Latent.logistic(odds[s] + shift[s] + constant * factor[s]);
        }
        return result;
    }

    private static double[] ones(int n) {
        double[] result = new double[n];
        Arrays.fill(result, 1);
        return result;
    }

    /** Segments that respond more strongly also postpone KYC a little more. */
    private static double[] kyc(double[] weight, double[] treatment, double[] response, double target) {
        double completed = 0;
        double[] reached = new double[weight.length];
        double[] odds = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            reached[s] = weight[s] * treatment[s];
            completed += reached[s];
            odds[s] = 1 - response[s];
        }
        return target >= completed - CERTAIN
                ? ones(weight.length)
                : shares(reached, odds, new double[weight.length], ones(weight.length), target);
    }

    private static double[] fraudsters(double[] weight, double mean) {
        double average = 0;
        for (int s = 0; s < weight.length; s++) {
            average += weight[s] * Population.fraud(s);
        }
        double[] result = new double[weight.length];
        for (int s = 0; s < weight.length; s++) {
            result[s] = mean * Population.fraud(s) / average;
        }
        return result;
    }

    /** Honest users complete so often that together with the fraudsters who slip in the segment's share comes out. */
    private static double[] honest(double[] completion, double[] fraudster, double slip, double strength) {
        double[] result = new double[completion.length];
        for (int s = 0; s < completion.length; s++) {
            double share = (completion[s] - fraudster[s] * slip) / (1 - fraudster[s]);
            if (share <= 0) {
                throw new SlipwayException(
                        ErrorCategory.STUDY_INVALID,
                        "More fraudsters would slip in than users complete sign-up in some channel.",
                        "Lower fraudster_share or the fraud effect, or raise baseline_completion.");
            }
            result[s] = Latent.intercept(share, strength);
        }
        return result;
    }

    private static double[] opens(double[] completion, double[] response, double lift) {
        double[] result = new double[completion.length];
        for (int s = 0; s < completion.length; s++) {
            double among = completion[s] + (1 - completion[s]) * Returns.NOT_COMPLETED;
            result[s] = (1 + lift * response[s]) / among;
        }
        return result;
    }
}
