package dev.slipway.readout;

import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The questions that people ask, answered from what a readout holds, about the arm of its verdict. A question that it says nothing
 * about is left out. No yes and no no before the plan's look and after a failed check.
 */
public final class Answers {
    /** Checks that are named. */
    private static final int MOST = 3;

    private final Readout readout;
    private final Standing standing;
    private final RolloutAnswer rollout;
    private final Gainers gainers;
    private final TopicAnswer engagement;
    private final TopicAnswer retention;
    private final TopicAnswer revenue;

    private Answers(Readout readout) {
        this.readout = readout;
        this.standing = new Standing(readout);
        this.rollout = new RolloutAnswer(readout);
        this.gainers = new Gainers(standing);
        this.engagement = TopicAnswer.of(Topic.ENGAGEMENT, standing);
        this.retention = TopicAnswer.of(Topic.RETENTION, standing);
        this.revenue = TopicAnswer.of(Topic.REVENUE, standing);
    }

    /** The readout with its answers; call it again when a part was added. */
    public static Readout with(Readout readout) {
        return readout.withAnswers(new Answers(readout).all());
    }

    private List<Answer> all() {
        List<Answer> all = new ArrayList<>();
        if (!engagement.isEmpty()) {
            all.add(new Answer("engagement", "Did " + standing.feature() + " raise engagement?", engagement()));
        }
        if (!retention.isEmpty() || !revenue.isEmpty()) {
            all.add(retentionAndRevenue());
        }
        String gained = Words.sentences(List.of(gainers.text(), rollout.gained()));
        if (!gained.isEmpty()) {
            all.add(new Answer("who_gained", "Who gained?", Words.sentences(List.of(silencedOr(""), gained))));
        }
        all.add(new Answer("how_sure", "How sure are we?", sure()));
        if (readout.filter() == null) {
            String what = standing.feature().equals("the feature") ? "" : standing.feature() + " ";
            all.add(new Answer("launch", "Launch " + what + "globally?", launch()));
        }
        return all;
    }

    /** Why there is no yes or no, or else the lead. */
    private String silencedOr(String lead) {
        return Objects.requireNonNullElse(standing.silenced(), lead);
    }

    private String told(TopicAnswer topic) {
        if (topic.isEmpty()) {
            return "";
        }
        return standing.silenced() == null ? topic.told() : "As it stands: " + topic.soFar();
    }

    private String engagement() {
        return Words.sentences(
                List.of(silencedOr(engagement.lead()), told(engagement), rollout.about(Topic.ENGAGEMENT)));
    }

    private Answer retentionAndRevenue() {
        String asked = Words.list(Stream.of(retention.isEmpty() ? "" : "retention", revenue.isEmpty() ? "" : "revenue")
                .filter(w -> !w.isEmpty())
                .toList());
        String text = Words.sentences(List.of(
                silencedOr(""),
                told(retention),
                rollout.about(Topic.RETENTION),
                told(revenue),
                rollout.about(Topic.REVENUE)));
        return new Answer("retention_and_revenue", "What did " + standing.feature() + " do to " + asked + "?", text);
    }

    private String sure() {
        List<String> failed = standing.checks("fail");
        if (!failed.isEmpty()) {
            return "Not at all: " + Words.list(failed) + " failed.";
        }
        String early = standing.noLook();
        if (early != null) {
            return Words.sentences(
                    List.of("Not yet: " + early + ", and whoever looks early finds too much.", health()));
        }
        String looks = readout.experiment().looks().equals("anytime") ? ", however often one looks" : "";
        return Words.sentences(List.of(
                "Such intervals hold the true effect in " + level() + " of 100 experiments" + looks + ".",
                family(),
                health()));
    }

    /** Of the intervals that decide: narrower than the study's where several arms share its error. */
    private String level() {
        double level = readout.metrics().stream()
                .map(metric -> Judgement.of(metric, standing.treatment()).deciding())
                .filter(Objects::nonNull)
                .mapToDouble(Estimate::level)
                .findFirst()
                .orElse(1 - readout.experiment().alpha());
        return Numbers.brief(100 * level, 1).replace("+", "");
    }

    /** What is found of this arm; the adjustment is over the effects of all arms. */
    private String family() {
        FamilyReadout family = readout.analyses().family();
        if (family == null || family.rows().isEmpty()) {
            return exploratory() ? "Exploratory metrics are not adjusted for how many there are." : "";
        }
        List<FamilyReadout.Row> own = family.rows().stream()
                .filter(row -> row.treatment().equals(standing.treatment()))
                .toList();
        List<String> found = own.stream()
                .filter(FamilyReadout.Row::found)
                .map(row -> readout.metric(row.metric()).label())
                .toList();
        String of = own.size() == family.rows().size()
                ? Numbers.counted(own.size(), "effect", "effects") + " judged together"
                : Numbers.counted(own.size(), "effect", "effects") + " of arm " + Words.of(standing.treatment())
                        + ", judged together with those of the other arms";
        return "Of " + of + " (" + MethodNotes.of(family.adjustment()).name()
                + (standing.oneLook() ? "" : ", by tests for one look") + ") "
                + (found.isEmpty() ? "none is" : Words.list(found) + (found.size() == 1 ? " is" : " are")) + " found"
                + (exploratory() ? "; exploratory ones are not adjusted." : ".");
    }

    private boolean exploratory() {
        return engagement.exploratory() || retention.exploratory() || revenue.exploratory();
    }

    private String health() {
        List<String> warned = standing.checks("warn");
        if (!warned.isEmpty()) {
            return Numbers.counted(warned.size(), "check warns", "checks warn")
                    + (warned.size() > MOST ? ", among them " : ": ")
                    + Words.list(warned.stream().limit(MOST).toList()) + ".";
        }
        return readout.health().isEmpty() ? "" : "All " + readout.health().size() + " checks of the data pass.";
    }

    /** From the state of the decision, so that what more time can't change is not called "not yet". */
    private String launch() {
        Decision decision = readout.decision();
        String headline = decision.headline();
        return switch (decision.state()) {
            case "ship" -> Words.sentences(List.of("Yes: every rule of shipping holds.", gainers.everywhere()));
            case "primary_worse", "guardrail_broken" -> "No. " + headline;
            case "neutral" -> "No, and more time alone will not change that. " + headline;
            case "not_evaluable" -> "That cannot be said. " + headline;
            default -> (readout.planEnded() ? "This study can't tell, at this size. " : "Not yet. ") + headline;
        };
    }
}
