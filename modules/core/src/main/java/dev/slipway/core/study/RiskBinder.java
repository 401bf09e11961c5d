package dev.slipway.core.study;

import static dev.slipway.core.study.StudyBinder.must;

import java.util.List;

/** Makes the question whom to look at first from a tree in which no check found anything wrong. */
final class RiskBinder {
    private RiskBinder() {}

    static Risk bind(String name, Fields risk) {
        String label = risk.text("label");
        List<String> learners = risk.texts("learners");
        return new Risk(
                name,
                label == null ? Labels.of(name) : label,
                must(risk.text("outcome")),
                must(risk.integer("horizon")),
                must(risk.integer("delay")),
                must(risk.integer("reviews_per_week")),
                must(risk.number("review_cost")),
                must(risk.number("prevented")),
                risk.text("left"),
                OffersBinder.features(risk.groupOrDefaults("features")),
                learners.isEmpty() ? Risk.DEFAULT_LEARNERS : learners,
                must(risk.integer("trials")));
    }
}
