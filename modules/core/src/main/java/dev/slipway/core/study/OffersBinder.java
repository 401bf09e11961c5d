package dev.slipway.core.study;

import static dev.slipway.core.study.StudyBinder.must;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the question about offers from a tree in which no check found anything wrong. */
final class OffersBinder {
    private OffersBinder() {}

    static @Nullable Offers bind(@Nullable Fields offers) {
        if (offers == null) {
            return null;
        }
        String label = offers.text("label");
        List<String> learners = offers.texts("learners");
        List<String> bases = offers.texts("bases");
        return new Offers(
                label == null ? "Who gets which offer" : label,
                must(offers.text("metric")),
                must(offers.text("action")),
                must(offers.text("none")),
                must(offers.text("propensity")),
                offers.text("left"),
                budget(offers.group("budget")),
                offers.texts("limits"),
                floor(offers.group("floor")),
                features(offers.groupOrDefaults("features")),
                learners.isEmpty() ? Offers.DEFAULT_LEARNERS : learners,
                bases.isEmpty() ? Offers.DEFAULT_BASES : bases,
                race(offers.group("race")));
    }

    private static Offers.@Nullable Race race(@Nullable Fields race) {
        if (race == null) {
            return null;
        }
        List<String> policies = race.texts("policies");
        return new Offers.Race(
                policies.isEmpty() ? Offers.Race.POLICIES : policies,
                must(race.integer("rounds")),
                must(race.integer("users")),
                must(race.integer("replays")),
                must(race.integer("feedback_delay")),
                race.integer("change"));
    }

    private static Offers.@Nullable Budget budget(@Nullable Fields budget) {
        return budget == null ? null : new Offers.Budget(must(budget.text("column")), must(budget.number("per_user")));
    }

    private static Offers.@Nullable Floor floor(@Nullable Fields floor) {
        return floor == null ? null : new Offers.Floor(must(floor.text("attribute")), must(floor.number("share")));
    }

    static Offers.Features features(Fields features) {
        List<Integer> windows = features.texts("windows").stream()
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .toList();
        return new Offers.Features(
                features.has("columns") ? features.texts("columns") : null,
                windows.isEmpty() ? Offers.Features.DEFAULT.windows() : windows,
                features.has("attributes") ? features.texts("attributes") : null,
                features.text("activity"));
    }
}
