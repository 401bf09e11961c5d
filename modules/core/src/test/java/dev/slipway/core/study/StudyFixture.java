package dev.slipway.core.study;

import dev.slipway.core.study.WorldDescription.Knob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A world and a study for tests; the world has the names of the real one, which lives in another module. */
final class StudyFixture {
    static final WorldDescription ONBOARDING = new WorldDescription(
            "onboarding",
            "Onboarding",
            "A fintech compares full KYC upfront with progressive onboarding.",
            List.of(
                    "exposure",
                    "signup_start",
                    "name",
                    "address",
                    "id_document",
                    "selfie",
                    "email_verified",
                    "phone_verified",
                    "signup_complete",
                    "kyc_start",
                    "kyc_complete",
                    "fraud_flagged",
                    "app_open",
                    "deposit"),
            List.of(
                    "acquisition_channel",
                    "country",
                    "device_type",
                    "app_version",
                    "age_band",
                    "document_type",
                    "intent_score"),
            List.of("intent_score"),
            Map.of(
                    "signup_completion", knob(0.05),
                    "kyc_7d", knob(-0.005),
                    "fraud", knob(0.0005),
                    "retention_7", knob(0.01)),
            Map.of(
                    "baseline_signup",
                    new Knob("Baseline", "share", 0.4, 0.05, 0.9, "Share that completes in control.")),
            12,
            List.of("platform", "device"),
            chosen -> chosen.effects().getOrDefault("kyc_7d", 0.0)
                            > chosen.effects().getOrDefault("signup_completion", 1.0)
                    ? List.of(new WorldDescription.Conflict(
                            "effects", "kyc_7d", "More pass KYC than sign up", "Plant fewer."))
                    : List.of());

    static final String VALID = """
            study: Progressive onboarding
            source:
              simulate: {world: onboarding, users: 60000, days: 28, seed: 42, effects: {fraud: 0.002}}
            experiment:
              key: onboarding-kyc
              allocation: {variants: {control: 0.5, treatment: 0.5}}
            metrics:
              signup: {kind: proportion, event: signup_complete, within: 1d, better: higher, role: primary}
              kyc_7d: {kind: proportion, event: kyc_complete, within: 7d, better: higher, role: guardrail, margin: 0.02}
              back: {kind: retention, event: app_open, day: 7, better: higher}
              deposits: {kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}}
              opens_per_deposit: {kind: ratio, event: app_open, denominator: deposit, within: 14d, better: higher}
            decision: {minimum_effect: 0.01, looks: {plan: anytime}}
            segments: [country, device_type]
            funnel: {steps: [signup_start, [name, email_verified], signup_complete], window: 7d}
            """;

    static final StudyReader READER = new StudyReader(List.of(ONBOARDING));

    private StudyFixture() {}

    private static Knob knob(double byDefault) {
        return new Knob("Effect", "pp", byDefault, -0.3, 0.3, "Treatment minus control.");
    }

    static Study read(String text) {
        return READER.parse(text, Path.of("study.yaml")).study();
    }

    static List<StudyProblem> problems(String text) {
        return problems(text, Path.of("study.yaml"));
    }

    /** The problems of a text; none when it is valid. */
    static List<StudyProblem> problems(String text, Path file) {
        try {
            READER.parse(text, file);
            return List.of();
        } catch (StudyInvalidException e) {
            return e.problems();
        }
    }

    /** The folder of the sample studies, from wherever the tests run. */
    static Path samples() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("sample-configs"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "The folder sample-configs is not above " + Path.of("").toAbsolutePath());
        }
        return folder.resolve("sample-configs");
    }
}
