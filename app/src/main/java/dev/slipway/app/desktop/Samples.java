package dev.slipway.app.desktop;

import dev.slipway.app.shell.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The studies that ship with Slipway, where the launcher says that they are. */
final class Samples {
    private Samples() {}

    static List<Sample> all() {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        return Stream.of(
                        new Sample(
                                folder.resolve("onboarding-kyc.yaml"),
                                "funnel",
                                "Onboarding",
                                "Papers at once, or step by step? Sign-ups against KYC and fraud.",
                                "60,000 users"),
                        new Sample(
                                folder.resolve("onboarding-fraud.yaml"),
                                "stop",
                                "A guardrail breaks",
                                "The same change lets too many fraudsters in. See what stops it.",
                                "60,000 users"),
                        new Sample(
                                folder.resolve("onboarding-small.yaml"),
                                "hold",
                                "Too few users",
                                "The same change, too early to tell. See how long it would take.",
                                "6,000 users"),
                        new Sample(
                                folder.resolve("behavior.yaml"),
                                "funnel",
                                "Media and commerce",
                                "A personal home feed: plays, purchases and coming back, a million events.",
                                "25,000 users"),
                        new Sample(
                                folder.resolve("risk-adjusted-growth.yaml"),
                                "growth",
                                "Growth and risk",
                                "Bonuses and fee waivers: what they earn after fraud, and who should get which.",
                                "10,000 users"),
                        new Sample(
                                folder.resolve("import-ab-csv.yaml"),
                                "table",
                                "A file of your own",
                                "One row per user in a CSV file: rates, revenue and its past.",
                                "6,000 rows"),
                        new Sample(
                                folder.resolve("rollout-beta.yaml"),
                                "beta",
                                "A beta, then a test",
                                "Users chose the beta themselves. What it seemed to do, and what a test says.",
                                "6,000 rows"))
                .filter(sample -> Files.exists(sample.path()))
                .toList();
    }

    private static @Nullable Path folder() {
        String home = System.getProperty("slipway.home");
        return home == null ? null : Path.of(home, "sample-configs");
    }
}
