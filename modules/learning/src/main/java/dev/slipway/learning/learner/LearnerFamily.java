package dev.slipway.learning.learner;

import java.util.List;
import java.util.Map;

/** A way of learning with knobs that are not settled yet. */
public interface LearnerFamily {
    /** The name in plans and reports, lower case with underscores. */
    String name();

    /** What a person reads. */
    String title();

    /** How features become columns for it. */
    Encoding encoding();

    /** Its knobs; empty for a model without any. */
    List<HyperParameter> hyperParameters();

    /** Whether rows may count differently. */
    boolean takesWeights();

    /**
     * The learner with these settings.
     *
     * @param settings by name; what is absent takes its usual value
     * @param seed start of all that is random in it
     * @throws dev.slipway.core.error.SlipwayException for a name that is not a knob, or a value outside its range
     */
    Learner learner(Task task, Map<String, Double> settings, long seed);

    /** How features become columns. */
    enum Encoding {
        /** Categories as 0/1 columns less one, numbers centred and scaled: one coefficient each. */
        ONE_HOT,
        /** Categories as their number, numbers as they are: trees cut them anywhere. */
        CODES
    }
}
