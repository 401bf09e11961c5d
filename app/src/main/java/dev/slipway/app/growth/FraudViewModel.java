package dev.slipway.app.growth;

import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which question whom to look at first is shown, by which ranking, and at how many reviews a week. All of it is in the readout. */
final class FraudViewModel {
    /** A slider that went on to everybody would have no room for what matters. */
    private static final int FAR = 6;

    private final GrowthViewModel growth;
    private final ReadOnlyObjectWrapper<Shown> shown;

    private String risk = "";
    private String ranking = Ranking.MODEL;
    private @Nullable Integer reviews;

    /**
     * What the view shows.
     *
     * @param names of all questions
     * @param risk the chosen one; null where there is none
     * @param at what the chosen ranking finds with the chosen reviews; null where nothing was found
     * @param steps numbers of reviews that can be chosen
     */
    record Shown(
            List<String> names,
            @Nullable RiskReadout risk,
            String ranking,
            @Nullable AtBudget at,
            List<Integer> steps,
            boolean filtered) {
        @Nullable
        Found found() {
            return risk == null ? null : risk.found();
        }

        /** Place of the chosen number among the steps. */
        int step() {
            return at == null ? 0 : Math.max(0, steps.indexOf(at.reviews()));
        }
    }

    FraudViewModel(GrowthViewModel growth) {
        this.growth = growth;
        this.shown = new ReadOnlyObjectWrapper<>(now());
        growth.shownProperty().addListener((property, before, after) -> shown.set(now()));
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Shown shown() {
        return shown.get();
    }

    /** Another question begins at its own number of reviews. */
    void chooseRisk(String name) {
        if (!name.equals(risk)) {
            risk = name;
            reviews = null;
        }
        shown.set(now());
    }

    void chooseRanking(String key) {
        ranking = key;
        shown.set(now());
    }

    void chooseReviews(int wanted) {
        if (shown().at() == null || shown().at().reviews() != wanted) {
            reviews = wanted;
            shown.set(now());
        }
    }

    /** The label of a question. */
    String label(String name) {
        return risks().stream()
                .filter(each -> each.name().equals(name))
                .map(RiskReadout::label)
                .findFirst()
                .orElse(name);
    }

    private List<RiskReadout> risks() {
        Readout all = growth.shown().all();
        return all == null ? List.of() : all.analyses().risks();
    }

    private Shown now() {
        List<RiskReadout> all = risks();
        RiskReadout chosen = all.stream()
                .filter(each -> each.name().equals(risk))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
        Found found = chosen == null ? null : chosen.found();
        List<String> names = all.stream().map(RiskReadout::name).toList();
        boolean filtered = growth.shown().filtered();
        if (chosen == null || found == null) {
            return new Shown(names, chosen, ranking, null, List.of(), filtered);
        }
        risk = chosen.name();
        List<Integer> steps = found.ranking(ranking).budgets().stream()
                .map(AtBudget::reviews)
                .filter(step -> step <= FAR * chosen.reviews())
                .toList();
        AtBudget at = found.ranking(ranking).at(reviews == null ? chosen.reviews() : reviews);
        return new Shown(names, chosen, ranking, at, steps, filtered);
    }

    /** Why there is no queue; empty where there is one. */
    String whyNot() {
        RiskReadout chosen = shown().risk();
        if (growth.shown().all() == null) {
            return "Run the study to see whom to review first.";
        }
        if (chosen == null) {
            Study study = growth.shown().study();
            return study != null && study.measured() == Study.Measured.WEEKS
                    ? "This study does not ask whom to look at first. Add the question to its file, for example:"
                    : "A fraud queue needs weeks: one row per user and week with what was lost in it. This study has none.";
        }
        return chosen.found() == null ? String.valueOf(chosen.unavailable()) : "";
    }

    /** What to add to the study file; empty where nothing would help. */
    String example() {
        Study study = growth.shown().study();
        boolean helps = growth.shown().all() != null
                && shown().risk() == null
                && study != null
                && study.measured() == Study.Measured.WEEKS;
        return helps
                ? "analyses:\n  risk:\n    fraud:\n      outcome: loss_fraud\n      delay: 2\n      reviews_per_week: 50\n      review_cost: 4"
                : "";
    }
}
