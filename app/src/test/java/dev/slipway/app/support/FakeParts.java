package dev.slipway.app.support;

import dev.slipway.app.jobs.PlannedStage;
import dev.slipway.app.shell.Sample;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.warehouse.ExperimentData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a {@link FakeStudyService} always says. */
final class FakeParts {
    private FakeParts() {}

    /** The onboarding world with one effect. */
    static WorldDescription world() {
        return new WorldDescription(
                "onboarding",
                "Onboarding",
                "",
                List.of("signup_start", "signup_complete", "kyc_complete", "fraud_flagged"),
                List.of("acquisition_channel", "device_type", "intent_score"),
                List.of("intent_score"),
                Map.of("signup_completion", new WorldDescription.Knob("Sign-up completion", "pp", 0.05, -1, 1, "")),
                Map.of(),
                17);
    }

    /** The stages that a run announces. */
    static List<PlannedStage> plan() {
        return List.of(
                new PlannedStage("Simulate", "1,024,318 events from 60,000 users", 2.1),
                new PlannedStage("Load", "4 tables into the warehouse", 1.9),
                new PlannedStage("Build models", "9 models", 3.2),
                new PlannedStage("Test data", "34 tests", 0.8),
                new PlannedStage("Estimate", "4 metrics, 11 results", 2),
                new PlannedStage("Decide", "health, primary, guardrails", 0.1),
                new PlannedStage("Draw charts and write the memo", "PDF, HTML, JSON", 1.3));
    }

    /** Two units, one in each arm. */
    static ExperimentData units() {
        int[] codes = {0, 1};
        return new ExperimentData(
                List.of("control", "treatment"),
                new String[] {"u1", "u2"},
                codes,
                new long[] {0, 1},
                0,
                1,
                0,
                Map.of(),
                0,
                2,
                Map.of("device_type", new ExperimentData.Category(List.of("desktop", "phone"), codes)),
                Map.of(),
                Map.of(),
                null,
                new ExperimentData.TestSummary(34, 34));
    }

    /** Four samples whose files need not be there. */
    static List<Sample> samples(Path folder) {
        return List.of(
                new Sample(
                        folder.resolve("onboarding-kyc.yaml"),
                        "funnel",
                        "Onboarding",
                        "Papers at once, or step by step? Sign-ups against KYC and fraud.",
                        "60,000 users \u00b7 about 11 s"),
                new Sample(
                        folder.resolve("onboarding-fraud.yaml"),
                        "stop",
                        "A guardrail breaks",
                        "The same change lets more fraud in than was agreed. Ends in STOP.",
                        "60,000 users \u00b7 about 11 s"),
                new Sample(
                        folder.resolve("onboarding-small.yaml"),
                        "hold",
                        "Too few users",
                        "The same change with a tenth of the users. Ends in HOLD.",
                        "6,000 users \u00b7 about 3 s"),
                new Sample(
                        folder.resolve("import-ab-csv.yaml"),
                        "table",
                        "From a CSV file",
                        "A test that ran elsewhere: one row per user, with its metrics.",
                        "4,000 rows \u00b7 about 2 s"));
    }
}
