package dev.slipway.core.study;

import dev.slipway.core.study.AnalysisNames.Want;
import dev.slipway.core.text.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The analyses that a study names: names that exist, parts that go together. Times to an event: {@link SurvivalRules}. */
final class AnalysesRules {
    private static final double HALF = 0.5;

    private final StudyFacts facts;
    private final Problems problems;
    private final Fields study;
    private final AnalysisNames names;

    AnalysesRules(StudyFacts facts, Problems problems, Fields study) {
        this.facts = facts;
        this.problems = problems;
        this.study = study;
        this.names = new AnalysisNames(facts, problems, study);
    }

    void check() {
        Fields analyses = study.groupOrDefaults("analyses");
        Fields family = analyses.groupOrDefaults("family");
        List<Mention> metrics = Mention.items(family, "metrics", problems);
        metrics.forEach(names::metric);
        names.once(metrics, "metric");
        looks(analyses.groupOrDefaults("looks"));
        Fields observational = analyses.group("observational");
        if (observational != null) {
            observational(observational);
        }
        analyses.named("regressions", AnalysisShapes.REGRESSION).values().forEach(this::regression);
        SurvivalRules survival = new SurvivalRules(facts, problems, names);
        analyses.named("survival", AnalysisShapes.SURVIVAL).values().forEach(survival::check);
        Fields rollout = analyses.group("rollout");
        if (rollout != null) {
            rollout(rollout);
        }
        Fields transitions = analyses.group("transitions");
        if (transitions != null) {
            transitions(transitions);
        }
        Fields drift = analyses.group("drift");
        if (drift != null) {
            new DriftRules(facts, problems, names).check(drift);
        }
        Fields offers = analyses.group("offers");
        if (offers != null) {
            new OffersRules(facts, problems, names).check(offers);
        }
        new RiskRules(facts, problems, names, study).check(analyses.named("risk", RiskShapes.RISK), offers);
        PredictionRules predictions = new PredictionRules(facts, problems, names);
        analyses.named("predictions", PredictionShapes.PREDICTION).values().forEach(predictions::check);
    }

    /** Effects on a rate are differences of shares, so no prior is as wide as a whole rate. */
    private void looks(Fields looks) {
        for (Map.Entry<String, Fields> metric : names.metrics().entrySet()) {
            if ("primary".equals(metric.getValue().text("role"))) {
                new RateRules(problems, metric.getValue().text("kind")).looks(looks);
            }
        }
    }

    private void observational(Fields asked) {
        List<Mention> treated = Mention.of(asked, "treated", problems);
        treated.forEach(name -> names.attribute(name, Want.ANYTHING));
        Mention.of(asked, "outcome", problems).forEach(names::outcome);
        primaryOutcome(asked);
        List<Mention> before = Mention.of(asked, "before", problems);
        before.forEach(name -> names.attribute(name, Want.NUMBERS));
        String outcome = asked.text("outcome");
        before.forEach(name -> role(name, outcome, "the outcome itself, not the outcome before"));
        treated.forEach(name -> role(name, outcome, "the outcome, so it can't be the treatment"));
        List<Mention> adjusted = Mention.items(asked, "adjust_for", problems);
        names.once(adjusted, "attribute");
        for (Mention name : adjusted) {
            if (name.name().equals(asked.text("treated"))) {
                role(name, name.name(), "the treatment, so nothing can be adjusted for it");
            } else if (name.name().equals(outcome)) {
                role(name, outcome, "the outcome, so nothing can be adjusted for it");
            } else {
                names.attribute(name, Want.ANYTHING);
            }
        }
        Double trim = asked.number("trim");
        if (trim != null && trim >= HALF) {
            problems.add(
                    asked.line("trim"),
                    asked.path("trim"),
                    "A trim of " + Phrases.number(trim) + " would leave nobody",
                    "It is a share from 0 to below 0.5, for example trim: 0.01.");
        }
    }

    /** Without an outcome the primary metric is meant, so it needs a value for each unit. */
    private void primaryOutcome(Fields asked) {
        boolean ratio = names.metrics().values().stream()
                .anyMatch(metric -> "primary".equals(metric.text("role")) && "ratio".equals(metric.text("kind")));
        if (ratio && !asked.has("outcome")) {
            problems.add(
                    asked.line(),
                    asked.path("outcome"),
                    "The primary metric is a ratio, which no single unit has",
                    "Name the outcome: a metric with a value for each unit, or a numeric attribute.");
        }
    }

    private void role(Mention name, @Nullable String taken, String what) {
        if (Objects.equals(name.name(), taken)) {
            names.add(name, Phrases.quoted(name.name()) + " is " + what, "Name another attribute.", null);
        }
    }

    private void regression(Fields regression) {
        Mention.of(regression, "outcome", problems).forEach(outcome -> {
            names.outcome(outcome);
            distribution(regression, outcome);
        });
        new TermRules(names, problems).check(regression, regression.text("outcome"));
    }

    /** A model whose outcome can only be 0 and 1, or whole, says so before anything runs. */
    private void distribution(Fields regression, Mention outcome) {
        Fields metric = names.metrics().get(outcome.name());
        String kind = metric == null ? null : metric.text("kind");
        String model = regression.text("model");
        boolean rate = "proportion".equals(kind) || "retention".equals(kind);
        if ("logistic".equals(model) && ("mean".equals(kind) || "count".equals(kind))) {
            names.add(
                    outcome,
                    "A logistic model needs an outcome of 0 and 1, and " + outcome.name() + " is a " + kind,
                    "Use model: linear" + ("count".equals(kind) ? ", poisson or negative_binomial" : "")
                            + ", or name a proportion.",
                    null);
        } else if ("negative_binomial".equals(model) && ("mean".equals(kind) || rate)) {
            names.add(
                    outcome,
                    "A negative binomial model needs an outcome that counts, and " + outcome.name() + " is a " + kind,
                    "Use model: " + (rate ? "logistic" : "linear") + ", or name a count.",
                    null);
        }
    }

    private void rollout(Fields rollout) {
        if (!names.mayHaveRollout()) {
            problems.add(
                    rollout.line(),
                    rollout.path(),
                    "This study's source has no rollout",
                    "Name a file of who adopted and when, source.events.rollout, or remove rollout. Of the worlds, behavior has one.");
            return;
        }
        for (Mention outcome : Mention.of(rollout, "outcome", problems)) {
            names.weekly(outcome);
        }
        Mention.of(rollout, "metric", problems).forEach(names::metric);
        List<Mention> adjusted = Mention.items(rollout, "adjust_for", problems);
        names.once(adjusted, "attribute");
        adjusted.forEach(name -> names.attribute(name, Want.ANYTHING));
    }

    private void transitions(Fields transitions) {
        if (names.hasColumns()) {
            problems.add(
                    transitions.line(),
                    transitions.path(),
                    "This study has no events, so nothing can follow anything",
                    "A unit table holds one row per unit. Remove transitions.");
            return;
        }
        List<Mention> events = Mention.items(transitions, "events", problems);
        events.forEach(names::event);
        names.once(events, "event");
        for (Mention goal : Mention.of(transitions, "goal", problems)) {
            if (!events.isEmpty()) {
                names.known(
                        goal,
                        "event",
                        "The goal is one of",
                        events.stream().map(Mention::name).toList());
            }
        }
        Duration gap = transitions.span("gap");
        StudyFacts.TooLong tooLong = gap == null ? null : facts.inData("A gap", gap);
        if (tooLong != null) {
            problems.add(
                    transitions.line("gap"),
                    transitions.path("gap"),
                    tooLong.message(),
                    "All events would be one session. Use a shorter gap, for example gap: 30m.");
        }
    }
}
