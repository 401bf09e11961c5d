package dev.slipway.core.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the analyses of a study take from its source beside what its metrics do. Each map holds the name and the first
 * place of the study that mentions it, in words.
 */
public final class AnalysisColumns {
    private AnalysisColumns() {}

    /** Events. */
    public static Map<String, String> events(Study study) {
        Map<String, String> events = new LinkedHashMap<>();
        for (Analyses.Survival survival : study.analyses().survival()) {
            put(events, survival.event(), "survival " + survival.name());
        }
        Analyses.Rollout rollout = study.analyses().rollout();
        if (rollout != null) {
            put(events, rollout.event(), "rollout");
        }
        Analyses.Transitions transitions = study.analyses().transitions();
        if (transitions != null) {
            transitions.events().forEach(event -> put(events, event, "transitions"));
        }
        return events;
    }

    /** Attributes of units, or columns of a unit table, of whatever type; those of {@link #numbers} are among them. */
    public static Map<String, String> attributes(Study study) {
        Map<String, String> names = new LinkedHashMap<>();
        Analyses.Observational observational = study.analyses().observational();
        if (observational != null) {
            put(names, observational.treated(), "observational");
            observational.adjustFor().forEach(name -> put(names, name, "observational"));
        }
        Analyses.Rollout rollout = study.analyses().rollout();
        if (rollout != null) {
            rollout.adjustFor().forEach(name -> put(names, name, "rollout"));
        }
        for (Analyses.Regression regression : study.analyses().regressions()) {
            terms(names, regression.terms(), "regression " + regression.name());
        }
        for (Analyses.Survival survival : study.analyses().survival()) {
            String where = "survival " + survival.name();
            terms(names, List.of(survival.by()), where);
            terms(names, survival.terms(), where);
            terms(names, survival.strata(), where);
        }
        numbers(study).forEach(names::putIfAbsent);
        return names;
    }

    /** Attributes, or columns, that have to hold numbers. */
    public static Map<String, String> numbers(Study study) {
        Map<String, String> names = new LinkedHashMap<>();
        Analyses.Observational observational = study.analyses().observational();
        if (observational != null) {
            outcome(names, study, observational.outcome(), "observational");
            put(names, observational.before(), "observational");
        }
        for (Analyses.Regression regression : study.analyses().regressions()) {
            outcome(names, study, regression.outcome(), "regression " + regression.name());
        }
        for (Analyses.Survival survival : study.analyses().survival()) {
            put(names, survival.time(), "survival " + survival.name());
            put(names, survival.status(), "survival " + survival.name());
        }
        return names;
    }

    private static void outcome(Map<String, String> names, Study study, @Nullable String outcome, String where) {
        if (outcome != null && !study.metrics().containsKey(outcome)) {
            put(names, outcome, where);
        }
    }

    private static void terms(Map<String, String> names, List<String> terms, String where) {
        for (String term : terms) {
            for (String part : TermRules.parts(term)) {
                put(names, part.equals(AnalysisNames.VARIANT) ? null : part, where);
            }
        }
    }

    private static void put(Map<String, String> names, @Nullable String name, String where) {
        if (name != null) {
            names.putIfAbsent(name, where);
        }
    }
}
