package dev.slipway.simulation.onboarding;

import dev.slipway.core.study.Metric;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The effects that a setting plants, for any window, from the distribution functions of {@link Timing}. */
record PlantedTruth(Setting setting) {
    OptionalDouble of(Metric metric) {
        if (metric.cap() != null || metric.column() != null || metric.denominator() != null) {
            return OptionalDouble.empty();
        }
        return switch (metric.kind()) {
            case PROPORTION -> proportion(metric.event(), metric.within());
            case RETENTION -> retention(metric.event(), metric.day());
            case MEAN, COUNT, RATIO, QUANTILE -> OptionalDouble.empty();
        };
    }

    private OptionalDouble proportion(@Nullable String event, @Nullable Duration within) {
        if (event == null || within == null) {
            return OptionalDouble.empty();
        }
        double seconds = within.toMillis() / 1000.0;
        return switch (event) {
            case "signup_complete" -> OptionalDouble.of(signup(1, seconds) - signup(0, seconds));
            case "kyc_complete" -> OptionalDouble.of(kyc(seconds) - signup(0, seconds));
            case "fraud_flagged" -> OptionalDouble.of(flagged(1, seconds) - flagged(0, seconds));
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble retention(@Nullable String event, @Nullable Integer day) {
        return "app_open".equals(event) && day != null && day >= 1
                ? OptionalDouble.of(Returns.effect(day, setting.retention7()))
                : OptionalDouble.empty();
    }

    private double signup(int arm, double seconds) {
        return setting.completion()[arm] * Timing.signupWithin(arm, seconds);
    }

    private double kyc(double seconds) {
        double later = (setting.completion()[1] - setting.kycWithin7d()) * Timing.KYC_LATER;
        return setting.kycWithin7d() * Timing.kycWithin(seconds)
                + later * Timing.KYC_AFTER_WINDOW.cdf(seconds - Timing.KYC_WINDOW);
    }

    private double flagged(int arm, double seconds) {
        double caught = setting.flaggedWithin14d()[arm];
        double later = caught / Timing.CAUGHT_WITHIN_14D * (1 - Timing.CAUGHT_WITHIN_14D) * Timing.CAUGHT_LATER;
        return caught * Timing.flaggedWithin(arm, seconds)
                + later * Timing.FLAG_AFTER_WINDOW.cdf(seconds - Timing.FRAUD_WINDOW);
    }
}
