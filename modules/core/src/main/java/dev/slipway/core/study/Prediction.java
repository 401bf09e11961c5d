package dev.slipway.core.study;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A learned model that a study asks for: what happens to each unit in a window that starts at a moment, from what was
 * known before that moment. It predicts and says nothing about causes.
 *
 * @param outcome what is predicted
 * @param asOf the moment of each unit; the outcome's window starts there
 * @param features what the model may know
 * @param learners families that compete, by name, at least one
 * @param search for the learners' settings
 * @param split what separates training, validation and test
 */
public record Prediction(
        String name,
        String label,
        Target outcome,
        AsOf asOf,
        Features features,
        List<String> learners,
        Search search,
        SplitBy split) {
    /** Learners that compete where a study names none. */
    public static final List<String> DEFAULT_LEARNERS = List.of("linear", "xgboost");

    public Prediction {
        learners = List.copyOf(learners);
    }

    /** Kinds of outcomes. */
    public enum Kind {
        /** No event of any kind in the window: 1 or 0. */
        CHURN,
        /** At least one such event in the window: 1 or 0. */
        EVENT,
        /** Sum of the amounts of such events in the window. */
        AMOUNT
    }

    /**
     * What is predicted.
     *
     * @param event null for churn, which is about all of them
     * @param within length of the window after the as-of moment
     */
    public record Target(Kind kind, @Nullable String event, Duration within) {}

    /**
     * A moment for each unit: either a time after its first exposure, or midnight UTC at the start of a day.
     *
     * @param afterExposure null with a day
     * @param day null with a time after exposure
     */
    public record AsOf(
            @Nullable Duration afterExposure, @Nullable LocalDate day) {
        public AsOf {
            if ((afterExposure == null) == (day == null)) {
                throw new IllegalArgumentException("an as-of moment is a time after exposure or a day, one of the two");
            }
        }
    }

    /**
     * What the model may know.
     *
     * @param events that are counted; null for every event of the data
     * @param windows that end at the as-of moment
     * @param attributes of units; null for all of them
     * @param readUntil day at whose start an attribute was read, by attribute, where that is known; others are taken to be
     *     from before exposure
     */
    public record Features(
            @Nullable List<String> events,
            List<Duration> windows,
            @Nullable List<String> attributes,
            Map<String, LocalDate> readUntil) {
        /** Every event over 7 and 28 days, and every attribute. */
        public static final Features DEFAULT =
                new Features(null, List.of(Duration.ofDays(7), Duration.ofDays(28)), null, Map.of());

        public Features {
            events = events == null ? null : List.copyOf(events);
            windows = List.copyOf(windows);
            attributes = attributes == null ? null : List.copyOf(attributes);
            readUntil = Collections.unmodifiableSortedMap(new TreeMap<>(readUntil));
        }
    }

    /** Ways of searching. */
    public enum Method {
        RANDOM,
        HALVING
    }

    /**
     * Search for the learners' settings.
     *
     * @param trials settings tried over all learners together
     * @param seconds after which no further trial starts; null for no limit, without which the same seed gives the same model
     */
    public record Search(
            Method method, int trials, @Nullable Integer seconds) {
        /** Six settings, each on all training rows of the search. */
        public static final Search DEFAULT = new Search(Method.RANDOM, 6, null);
    }

    /** What separates training, validation and test. */
    public enum SplitBy {
        /** Units by chance. */
        USER,
        /** The earliest as-of moments train, the latest test. */
        TIME
    }
}
