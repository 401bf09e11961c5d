package dev.slipway.core.study;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The analyses that a study names beyond its metrics and its decision. None of them decides.
 *
 * @param family metrics that are judged together; null when the study names none
 * @param looks how the methods for looking early are put side by side; never null, see {@link Looks#DEFAULT}
 * @param segments how the p-values of the rows of one attribute are adjusted
 * @param observational the question without randomisation; null when the study does not ask it
 * @param regressions by name, in the order of the file
 * @param survival by name, in the order of the file
 * @param transitions what follows what; null when the study does not ask
 * @param predictions learned models by name, in the order of the file
 * @param rollout what a rollout did that nobody randomised; null when the study does not ask
 * @param drift how behaviour moved from week to week; null when the study does not ask
 * @param offers who should get which offer; null when the study does not ask
 * @param risks whom to look at first, by name, in the order of the file
 */
public record Analyses(
        @Nullable Family family,
        Looks looks,
        Adjustment segments,
        @Nullable Observational observational,
        List<Regression> regressions,
        List<Survival> survival,
        @Nullable Transitions transitions,
        List<Prediction> predictions,
        @Nullable Rollout rollout,
        @Nullable Drift drift,
        @Nullable Offers offers,
        List<Risk> risks) {
    /** What a study gets that names no analyses. */
    public static final Analyses DEFAULT =
            new Analyses(null, Looks.DEFAULT, Adjustment.HOLM, null, List.of(), List.of(), null);

    public Analyses {
        regressions = List.copyOf(regressions);
        survival = List.copyOf(survival);
        predictions = List.copyOf(predictions);
        risks = List.copyOf(risks);
    }

    /** Analyses without predictions and without questions about a rollout, drift or offers. */
    public Analyses(
            @Nullable Family family,
            Looks looks,
            Adjustment segments,
            @Nullable Observational observational,
            List<Regression> regressions,
            List<Survival> survival,
            @Nullable Transitions transitions) {
        this(
                family,
                looks,
                segments,
                observational,
                regressions,
                survival,
                transitions,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    /** The same analyses with these predictions. */
    public Analyses withPredictions(List<Prediction> others) {
        return with(draft -> draft.predictions = others);
    }

    /** The same analyses with this question about a rollout. */
    public Analyses withRollout(@Nullable Rollout asked) {
        return with(draft -> draft.rollout = asked);
    }

    /** The same analyses with this question about drift. */
    public Analyses withDrift(@Nullable Drift asked) {
        return with(draft -> draft.drift = asked);
    }

    /** The same analyses with this question about offers. */
    public Analyses withOffers(@Nullable Offers asked) {
        return with(draft -> draft.offers = asked);
    }

    /** The same analyses with these questions about risk. */
    public Analyses withRisks(List<Risk> asked) {
        return with(draft -> draft.risks = asked);
    }

    private Analyses with(Consumer<AnalysesDraft> change) {
        AnalysesDraft draft = new AnalysesDraft(this);
        change.accept(draft);
        return draft.made();
    }

    /** Control of the errors of several tests. */
    public enum Adjustment {
        BONFERRONI,
        HOLM,
        HOCHBERG,
        BENJAMINI_HOCHBERG,
        BENJAMINI_YEKUTIELI
    }

    /**
     * Metrics whose effects are judged together.
     *
     * @param metrics keys, at least two
     */
    public record Family(List<String> metrics, Adjustment method) {
        public Family {
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * Methods for looking early, side by side.
     *
     * @param priors standard deviation of a normal prior around 0 on the primary's absolute effect, by the author's name;
     *     empty for three that follow from {@code minimum_effect}
     * @param permutations of the permutation test
     * @param mixtureSd standard deviation of the effects that the mixture SPRT seeks; null for {@code minimum_effect}
     */
    public record Looks(
            Map<String, Double> priors,
            int permutations,
            @Nullable Double mixtureSd) {
        public static final Looks DEFAULT = new Looks(Map.of(), 2_000, null);

        public Looks {
            priors = java.util.Collections.unmodifiableMap(new TreeMap<>(priors));
        }
    }

    /** Whom an effect without randomisation is about. */
    public enum Estimand {
        /** Everybody. */
        ATE,
        /** Those who were treated. */
        ATT,
        /** Those who could have been in either group. */
        OVERLAP
    }

    /**
     * A comparison that nobody randomised, adjusted by what was known before.
     *
     * @param treated attribute of units that is 1 (or yes, true) for those who chose the treatment; null for the study's
     *     own arms, so that the methods stand beside the randomised answer of the same units
     * @param outcome key of a metric or name of a numeric attribute; null for the primary metric
     * @param adjustFor attributes from before the treatment, at least one
     * @param before the outcome before the treatment, for difference-in-differences; null without one
     * @param trim propensities below this and above 1 − this are left out of weighting; 0 trims nothing
     */
    public record Observational(
            @Nullable String treated,
            @Nullable String outcome,
            List<String> adjustFor,
            @Nullable String before,
            Estimand estimand,
            double trim) {
        public Observational {
            adjustFor = List.copyOf(adjustFor);
        }
    }

    /**
     * What a rollout did to those who adopted it (the effect on the treated), week by week.
     *
     * @param outcome {@link #SESSIONS}, {@link #REVENUE}, {@link #ACTIVE} (0 or 1), or an event that is counted; all per user
     *     and week
     * @param adjustFor attributes of users from before the rollout, at least one
     * @param metric key of the experiment's metric whose answer is told beside; null for none
     * @param leads weeks before the last one without the rollout that are looked at for trends
     * @param lags last week since adoption, the first one is 0
     */
    public record Rollout(
            String outcome,
            List<String> adjustFor,
            @Nullable String metric,
            int leads,
            int lags) {
        public static final String SESSIONS = "sessions";
        public static final String REVENUE = "revenue";
        public static final String ACTIVE = "active";

        public Rollout {
            adjustFor = List.copyOf(adjustFor);
        }

        /** The event that is counted; null where the outcome is none. */
        public @Nullable String event() {
            return Set.of(SESSIONS, REVENUE, ACTIVE).contains(outcome) ? null : outcome;
        }
    }

    /**
     * How the behaviour of active users moved from week to week.
     *
     * @param referenceWeeks the first so many full weeks of the study, against which each later one is held
     * @param alert PSI from which a week that differs by more than chance is told as an alert
     * @param columns text columns of the events: what a user's first event of a week says, for example its device
     */
    public record Drift(int referenceWeeks, double alert, List<String> columns) {
        public Drift {
            columns = List.copyOf(columns);
        }
    }

    /** Family of a regression. */
    public enum Model {
        LINEAR,
        LOGISTIC,
        POISSON,
        QUASI_POISSON,
        NEGATIVE_BINOMIAL
    }

    /** Standard errors of a regression. */
    public enum Errors {
        /** As the model says. */
        MODEL,
        /** Robust against unequal variance: HC3 of linear models, the sandwich of the others. */
        ROBUST
    }

    /**
     * A regression over units.
     *
     * @param outcome key of a metric or name of a numeric attribute
     * @param terms {@code variant}, attributes (text ones become factors) or two of them joined by {@code *} for their
     *     interaction beside both
     */
    public record Regression(
            String name, String label, Model model, String outcome, List<String> terms, Errors errors) {
        public Regression {
            terms = List.copyOf(terms);
        }
    }

    /** How a Cox model treats tied times. */
    public enum Ties {
        EFRON,
        BRESLOW
    }

    /**
     * Time until something happens: curves by group, their difference, and a Cox model when there are terms.
     *
     * @param event from exposure until this event, censored at the end of the data; null in a unit table
     * @param time column of a unit table with the time, in days; null for an event
     * @param status column of a unit table that is 1 where the time ends with the event, 0 where it was censored; null
     *     for an event
     * @param by {@code variant} or a text attribute: one curve for each level
     * @param horizon up to which the restricted mean counts; null for the last time at which every group is still watched
     * @param terms of the Cox model; may be empty
     * @param strata text attributes with a baseline hazard for each of their levels; may be empty
     */
    public record Survival(
            String name,
            String label,
            @Nullable String event,
            @Nullable String time,
            @Nullable String status,
            String by,
            @Nullable Duration horizon,
            List<String> terms,
            List<String> strata,
            Ties ties) {
        public Survival {
            terms = List.copyOf(terms);
            strata = List.copyOf(strata);
        }
    }

    /**
     * What follows what in the units' sessions.
     *
     * @param events that count, in the order of rows and columns; others are passed over
     * @param gap without an event that ends a session
     * @param goal event whose reaching is counted, one of the events; null without a goal
     */
    public record Transitions(
            List<String> events, Duration gap, @Nullable String goal) {
        public Transitions {
            events = List.copyOf(events);
        }
    }
}
