package dev.slipway.app.support;

/** Study files as texts. */
public final class Studies {
    public static final String ONBOARDING = """
            study: Progressive onboarding vs full KYC upfront
            source:
              simulate: {world: onboarding, users: 60000, days: 28, seed: 42, effects: {signup_completion: 0.05}}
            experiment:
              key: onboarding-kyc
              unit: user_id
              allocation: {coverage: 1.0, layer: onboarding, variants: {control: 0.5, treatment: 0.5}}
            metrics:
              signup_completion: {kind: proportion, event: signup_complete, within: 1d, better: higher, role: primary}
              kyc_7d: {kind: proportion, event: kyc_complete, within: 7d, better: higher, role: guardrail, margin: 0.02}
              fraud_rate: {kind: proportion, event: fraud_flagged, within: 14d, better: lower, role: guardrail, margin: 0.003}
            decision: {alpha: 0.05, power: 0.8, minimum_effect: 0.01, ship_above: 0.01, looks: {plan: anytime}}
            segments: [acquisition_channel, device_type]
            """;

    /** Users and weeks, which ask nothing about offers. */
    public static final String GROWTH = """
            study: Targeted offers against today's
            source:
              simulate: {world: growth, users: 10000, days: 84, seed: 42}
            experiment:
              key: offers
              planned_days: 84
              allocation: {coverage: 0.8, layer: offers, variants: {control: 0.4, targeted: 0.4, bonus: 0.2}}
            metrics:
              net_revenue: {label: Net revenue per active user and week, kind: ratio, column: revenue_gross - loss_fraud - loss_bonus_abuse - bonus_cost, denominator: active, better: higher, role: primary}
              loss_rate: {label: Losses per amount moved, kind: ratio, column: loss_fraud + loss_bonus_abuse, denominator: gmv, better: lower, role: guardrail, ceiling: 0.0025, unit: percent}
            decision: {alpha: 0.05, power: 0.8, minimum_effect: 0.1, ship_above: 0.0, looks: {plan: fixed}}
            """;

    /** Three errors: a misspelled event, a guardrail without a margin, weights that add up to 1.1. */
    public static final String BROKEN = ONBOARDING
            .replace("event: fraud_flagged", "event: fraud_flaged")
            .replace("role: guardrail, margin: 0.02}", "role: guardrail}")
            .replace("treatment: 0.5}}", "treatment: 0.6}}");

    private Studies() {}
}
