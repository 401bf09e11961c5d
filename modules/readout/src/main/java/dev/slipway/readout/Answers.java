package dev.slipway.readout;

import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ObservationalWords;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions that people ask, answered from what a readout holds. A question that it says nothing about is left out. */
public final class Answers {
    /** Metrics of a topic that are told; the table has the others. */
    private static final int MOST = 3;

    private final Readout readout;
    private final String treatment;

    private Answers(Readout readout) {
        this.readout = readout;
        this.treatment = readout.decision().treatment();
    }

    /** The readout with its answers; call it again when a part was added. */
    public static Readout with(Readout readout) {
        return readout.withAnswers(new Answers(readout).all());
    }

    private List<Answer> all() {
        List<Answer> all = new ArrayList<>();
        engagement(all);
        retentionAndRevenue(all);
        String gained = new Gainers(readout).text();
        if (!gained.isEmpty()) {
            all.add(new Answer("who_gained", "Who gained?", gained));
        }
        all.add(new Answer("how_sure", "How sure are we?", sure()));
        if (readout.filter() == null) {
            all.add(new Answer("launch", "Launch globally?", launch()));
        }
        return all;
    }

    /** One metric and the estimate that speaks for it. */
    private record Seen(MetricReadout metric, Estimate estimate) {
        /** 1 shown better, −1 shown worse, 0 neither. */
        int reading() {
            if (estimate.includesZero()) {
                return 0;
            }
            return estimate.effect() > 0 == metric.better().equals("higher") ? 1 : -1;
        }

        String sentence(String treatment) {
            MetricFormat format = MetricFormat.of(metric);
            String relative = metric.rate()
                    ? ""
                    : metric.estimates("relative", treatment).stream()
                            .findFirst()
                            .map(e -> " (" + Numbers.relative(e.effect()) + ")")
                            .orElse("");
            String interval = format.interval(estimate.ciLow(), estimate.ciHigh());
            return estimate.includesZero()
                    ? metric.label() + ": no change shown, " + format.difference(estimate.effect()) + " " + interval
                    : metric.label() + (estimate.effect() > 0 ? " rises by " : " falls by ")
                            + format.size(estimate.effect()) + " " + interval + relative;
        }
    }

    private List<Seen> seen(Topic topic) {
        List<Seen> seen = new ArrayList<>();
        for (MetricReadout metric : topic.among(readout.metrics())) {
            List<Estimate> own = metric.estimates("absolute", treatment);
            Estimate chosen =
                    own.stream().filter(Estimate::decides).findFirst().orElse(own.isEmpty() ? null : own.get(0));
            if (chosen != null && !chosen.detail().containsKey("too_early") && seen.size() < MOST) {
                seen.add(new Seen(metric, chosen));
            }
        }
        return seen;
    }

    private void engagement(List<Answer> all) {
        List<Seen> seen = seen(Topic.ENGAGEMENT);
        if (!seen.isEmpty()) {
            boolean better = seen.stream().anyMatch(s -> s.reading() > 0);
            boolean worse = seen.stream().anyMatch(s -> s.reading() < 0);
            boolean every = seen.stream().allMatch(s -> s.reading() > 0);
            String lead = better && worse
                    ? "Mixed"
                    : every ? "Yes" : better ? "In part" : worse ? "No, it fell" : "Not shown";
            all.add(new Answer(
                    "engagement",
                    "Did the feature raise engagement?",
                    doubted() + lead + ". " + sentences(seen) + rollout(Topic.ENGAGEMENT)));
        }
    }

    private void retentionAndRevenue(List<Answer> all) {
        List<Seen> retention = seen(Topic.RETENTION);
        List<Seen> revenue = seen(Topic.REVENUE);
        if (!retention.isEmpty() || !revenue.isEmpty()) {
            String asked =
                    Words.list(Stream.of(retention.isEmpty() ? "" : "retention", revenue.isEmpty() ? "" : "revenue")
                            .filter(w -> !w.isEmpty())
                            .toList());
            String told = Stream.of(retention, revenue)
                    .filter(list -> !list.isEmpty())
                    .map(this::sentences)
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            all.add(new Answer(
                    "retention_and_revenue",
                    "What did it do to " + asked + "?",
                    doubted() + told + rollout(Topic.REVENUE)));
        }
    }

    private String sentences(List<Seen> seen) {
        return String.join("; ", seen.stream().map(s -> s.sentence(treatment)).toList()) + ".";
    }

    /** What the rollout says about a topic; empty where it is about something else. */
    private String rollout(Topic topic) {
        RolloutReadout rollout = readout.analyses().rollout();
        boolean money = rollout != null && rollout.effects().outcome().equals("revenue");
        Estimate told = rollout == null || money != (topic == Topic.REVENUE) ? null : adjusted(rollout);
        if (rollout == null || told == null) {
            return "";
        }
        String label = rollout.effects().outcomeLabel();
        return " In the rollout that nobody randomised, "
                + label.substring(0, 1).toLowerCase(Locale.ROOT)
                + label.substring(1) + " of adopters: "
                + ObservationalWords.format(rollout.effects()).withInterval(told.effect(), told.ciLow(), told.ciHigh())
                + " (" + MethodNotes.of(told.method()).name() + ").";
    }

    private static @Nullable Estimate adjusted(RolloutReadout rollout) {
        return Stream.of("group_time_adjusted", "aipw", "ipw")
                .flatMap(method -> rollout.effects().estimates().stream()
                        .filter(e -> e.method().equals(method)))
                .findFirst()
                .orElse(null);
    }

    private List<String> checks(String status) {
        return readout.health().stream()
                .filter(check -> check.status().equals(status))
                .map(HealthCheck::title)
                .toList();
    }

    private String doubted() {
        return checks("fail").isEmpty() ? "" : "Not to be trusted, a check failed. ";
    }

    private String sure() {
        List<String> failed = checks("fail");
        if (!failed.isEmpty()) {
            return "Not at all: " + Words.list(failed) + " failed.";
        }
        String level =
                Numbers.brief(100 * (1 - readout.experiment().alpha()), 1).replace("+", "");
        String looks = readout.experiment().looks().equals("anytime") ? ", however often one looks" : "";
        return "Such intervals hold the true effect in " + level + " of 100 experiments" + looks + ". " + family()
                + health();
    }

    private String family() {
        FamilyReadout family = readout.analyses().family();
        if (family == null || family.rows().isEmpty()) {
            return "";
        }
        List<String> found = family.rows().stream()
                .filter(row -> row.found() && row.treatment().equals(treatment))
                .map(row -> readout.metric(row.metric()).label())
                .toList();
        return "Of " + Numbers.counted(family.rows().size(), "effect", "effects") + " judged together ("
                + MethodNotes.of(family.adjustment()).name() + ") "
                + (found.isEmpty()
                        ? "none is found. "
                        : Words.list(found) + (found.size() == 1 ? " is" : " are") + " found. ");
    }

    private String health() {
        List<String> warned = checks("warn");
        return warned.isEmpty()
                ? "All " + readout.health().size() + " checks of the data pass."
                : Numbers.counted(warned.size(), "check warns", "checks warn") + ": "
                        + Words.list(warned.stream().limit(MOST).toList()) + ".";
    }

    private String launch() {
        return switch (readout.decision().verdict()) {
            case "SHIP" -> "Yes: every rule of shipping holds." + new Gainers(readout).everywhere();
            case "STOP" -> "No. " + readout.decision().headline();
            default -> "Not yet. " + readout.decision().headline();
        };
    }
}
