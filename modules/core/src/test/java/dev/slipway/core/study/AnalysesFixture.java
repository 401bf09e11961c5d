package dev.slipway.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two studies that name every analysis: one of a world, one of a unit table. */
final class AnalysesFixture {
    /** {@link StudyFixture#VALID} has 15 lines, so the analyses start on line 16. */
    static final String WORLD = StudyFixture.VALID + """
            analyses:
              family: {metrics: [signup, kyc_7d, back], method: benjamini_yekutieli}
              segments: {method: hochberg}
              looks: {priors: {wide: 0.05, sceptical: 0.005}, permutations: 500, mixture_sd: 0.01}
              observational: {treated: app_version, outcome: deposits, adjust_for: [intent_score, country], before: intent_score, estimand: att, trim: 0.05}
              regressions:
                who_signs: {label: Who signs up, model: logistic, outcome: signup, terms: [variant, intent_score, variant * country], errors: model}
                intent: {model: linear, outcome: intent_score, terms: [country]}
              survival:
                kyc: {label: Time to KYC, event: kyc_complete, by: country, horizon: 14d, terms: [variant, intent_score], strata: [device_type], ties: breslow}
              transitions: {events: [signup_start, email_verified, signup_complete], gap: 1h, goal: signup_complete}
              predictions:
                churn: {label: Who leaves, outcome: {churn: 7d}, as_of: 7d, features: {events: [signup_start], windows: [3d, 7d], attributes: [country], read_until: {country: 2026-01-01}}, learners: [xgboost], search: {method: halving, trials: 9, seconds: 30}, split: time}
                buys: {outcome: {event: kyc_complete, within: 7d}, as_of: 2026-10-12}
              drift: {reference_weeks: 3, alert: 0.1, columns: [device]}
            """;

    private static final String HEADER =
            "user,version,when,converted,revenue,paid,pre_revenue,country,days_active,churned,used_beta\n";

    static final String TABLE = """
            study: A table
            source: {unit_table: {path: ab.csv, unit: user, variant: version, time: when}}
            experiment: {key: ab}
            metrics:
              converted: {kind: proportion, column: converted, better: higher, role: primary}
              spend: {kind: mean, column: revenue, covariate: pre_revenue, better: higher}
              per_paid: {kind: ratio, column: revenue, denominator: paid, better: higher}
            decision: {minimum_effect: 0.01}
            analyses:
              observational: {treated: used_beta, outcome: spend, adjust_for: [pre_revenue, country], before: pre_revenue}
              regressions:
                churn: {model: logistic, outcome: churned, terms: [variant, pre_revenue, country]}
              survival:
                active: {time: days_active, status: churned, horizon: 30d}
            """;

    private AnalysesFixture() {}

    /** The file that the study of the table would be, with its data beside it. */
    static Path table(Path folder) throws IOException {
        Files.writeString(folder.resolve("ab.csv"), HEADER + "u1,control,2026-01-01,1,2,1,3,DE,4,1,0\n");
        return folder.resolve("study.yaml");
    }
}
