package dev.slipway.app.support;

import static dev.slipway.app.support.ReadoutMetrics.back;
import static dev.slipway.app.support.ReadoutMetrics.fraud;
import static dev.slipway.app.support.ReadoutMetrics.kyc;
import static dev.slipway.app.support.ReadoutMetrics.signup;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.StudyInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole readouts made by hand, with numbers of the size of the onboarding study: one for each verdict. */
public final class Readouts {
    private static final List<String> VARIANTS = List.of("control", "treatment");
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 5);
    static final int DAYS = 28;

    private Readouts() {}

    public static Readout ship() {
        return readout(
                List.of(signup(0.0489, 0.0131), kyc(-0.006, 0.0111), fraud(0.0008, 0.0018), back()),
                decision(
                        "SHIP",
                        "ship",
                        "Sign-up completion rises by 4.9 pp [+3.6, +6.2], and neither guardrail is harmed beyond its margin.",
                        "holds",
                        "holds",
                        "Fraud within 14 days held",
                        27),
                null);
    }

    public static Readout stop() {
        List<Decision.Reason> fired = List.of(new Decision.Reason(
                "guardrail_broken",
                "fraud_rate",
                "fired",
                "Fraud within 14 days is broken",
                "lowest plausible rise +0.45 pp, may rise at most 0.30 pp"));
        Decision plain = decision(
                "STOP",
                "guardrail_broken",
                "Fraud within 14 days rises by 0.80 pp [+0.45, +1.15], more than the 0.30 pp that was allowed.",
                "holds",
                "does_not_hold",
                "Fraud within 14 days not shown safe",
                18);
        List<Decision.Reason> reasons = new ArrayList<>(fired);
        reasons.addAll(plain.reasons());
        return readout(
                List.of(signup(0.0489, 0.0131), kyc(-0.006, 0.0111), fraud(0.008, 0.0035), back()),
                new Decision(
                        plain.verdict(),
                        plain.state(),
                        plain.headline(),
                        plain.treatment(),
                        reasons,
                        plain.next(),
                        plain.since(),
                        plain.milestones()),
                null);
    }

    public static Readout hold() {
        List<Decision.Reason> fired = List.of(new Decision.Reason(
                "undecided",
                "signup_completion",
                "fired",
                "Sign-up completion is undecided",
                "lowest \u22121.0 pp, needed +1.0 pp; about 19 days are missing"));
        Decision plain = decision(
                "HOLD",
                "undecided",
                "Sign-up completion may have changed by +2.1 pp [\u22121.0, +5.2]; about 19 more days would decide it.",
                "does_not_hold",
                "holds",
                "Fraud within 14 days held",
                null);
        List<Decision.Reason> reasons = new ArrayList<>(fired);
        reasons.addAll(plain.reasons());
        return readout(
                List.of(signup(0.021, 0.031), kyc(-0.006, 0.0111), fraud(0.0008, 0.0018), back()),
                new Decision(
                        plain.verdict(),
                        plain.state(),
                        plain.headline(),
                        plain.treatment(),
                        reasons,
                        plain.next(),
                        plain.since(),
                        plain.milestones()),
                null);
    }

    /** The part of the ship readout that came by phone. */
    public static Readout filtered(String words) {
        Readout whole = ship();
        return readout(whole.metrics(), whole.decision(), words);
    }

    /** What a filter answers first: the readout without its analyses. */
    public static EarlyReadout early(Readout whole) {
        return new EarlyReadout(
                whole.study(),
                whole.experiment(),
                whole.data(),
                whole.filter(),
                whole.health(),
                whole.metrics(),
                whole.activity(),
                whole.funnel(),
                whole.retention(),
                whole.segments(),
                whole.drift(),
                whole.plan(),
                whole.decision());
    }

    private static Decision decision(
            String verdict,
            String state,
            String headline,
            String primary,
            String guard,
            String fraudTitle,
            @Nullable Integer since) {
        return new Decision(
                verdict,
                state,
                headline,
                "treatment",
                List.of(
                        new Decision.Reason(
                                "health", null, "holds", "Health allows a verdict", "sample ratio p = 0.91"),
                        new Decision.Reason(
                                "primary_above_ship_line",
                                "signup_completion",
                                primary,
                                "Sign-up completion rose",
                                "any-time interval against the +1 pp that you asked for"),
                        new Decision.Reason(
                                "guardrail_safe",
                                "kyc_7d",
                                "holds",
                                "KYC within 7 days held",
                                "may fall at most 2.0 pp; the worst plausible fall is 1.7 pp"),
                        new Decision.Reason(
                                "guardrail_safe",
                                "fraud_rate",
                                guard,
                                fraudTitle,
                                "may rise at most 0.30 pp; the worst plausible rise is 0.26 pp")),
                "Fraud above +0.30 pp would change this.",
                since,
                List.of(new Decision.Milestone("signup_completion", "Primary shown: day 2", 2)));
    }

    private static Readout readout(List<MetricReadout> metrics, Decision decision, @Nullable String filter) {
        return new Readout(
                Readout.SCHEMA,
                new StudyInfo(
                        "Progressive onboarding vs full KYC upfront",
                        "Papers at once or later?",
                        "0a1b2c3d",
                        "simulated",
                        "onboarding",
                        42L),
                new ExperimentInfo(
                        "onboarding-kyc",
                        "user_id",
                        "control",
                        VARIANTS,
                        Map.of("control", 0.5, "treatment", 0.5),
                        1,
                        "onboarding",
                        "anytime",
                        0.05,
                        0.8,
                        0.01,
                        0.01,
                        DAYS),
                new DataInfo("2026-10-05", "2026-11-01", DAYS, 60_000, 1_024_318, 0, 34, 34),
                filter,
                health(),
                metrics,
                activity(),
                null,
                null,
                List.of(),
                null,
                new PlanReadout(1071, 0.412, 0.011, 0.99, null, List.of(), List.of()),
                dev.slipway.readout.model.AnalysesReadout.NONE,
                decision);
    }

    private static List<HealthCheck> health() {
        return List.of(
                new HealthCheck(
                        "sample_ratio",
                        "ok",
                        "Sample ratio",
                        "29,986 : 30,014 against 50 : 50, p = 0.91",
                        0.91,
                        Map.of("control", 29_986.0, "treatment", 30_014.0),
                        Map.of("control", 30_000.0, "treatment", 30_000.0),
                        "traffic"),
                check("one_arm_only", "ok", "Users in one arm only", "0 crossovers, 0 duplicates", "traffic"),
                check(
                        "balance",
                        "ok",
                        "Balanced before the start",
                        "largest difference 0.01 SD (intent score)",
                        "traffic"),
                check(
                        "maturity",
                        "warn",
                        "Still inside their window",
                        "25% for KYC 7 d, 50% for fraud 14 d: left out",
                        "impact"),
                check("drift", "warn", "Input drift", "app version PSI 0.29, alike in both arms", "drift"),
                check("data_tests", "ok", "Data tests", "34 of 34 passed", "overview"));
    }

    private static HealthCheck check(String check, String status, String title, String detail, String tab) {
        return new HealthCheck(check, status, title, detail, null, Map.of(), Map.of(), tab);
    }

    private static List<ActivityDay> activity() {
        List<ActivityDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            long exposed = 1071L * (i + 1);
            double wave = 1 + 0.12 * Math.sin((i - 1) * 2 * Math.PI / 7);
            long control = Math.min(exposed, Math.round(wave * 3900 * (1 - Math.exp(-(i + 1) / 8.0))));
            long treatment = Math.min(exposed + 40, Math.round(control * 1.055));
            days.add(new ActivityDay(
                    FIRST.plusDays(i).toString(),
                    List.of(exposed, exposed + 40),
                    List.of(control, treatment),
                    List.of(control * 2, treatment * 2),
                    List.of(control * 1.31, treatment * 1.37)));
        }
        return days;
    }
}
