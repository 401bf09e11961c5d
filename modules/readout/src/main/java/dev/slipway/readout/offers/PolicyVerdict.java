package dev.slipway.readout.offers;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Alternative;
import dev.slipway.readout.model.PolicyEvaluation.OffPolicyRow;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.stats.policy.Overlap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether a policy is recommended: its gain is shown to lie above zero and every limit is shown to be kept. Where the log hardly ever
 * made the offers that the policy would make, nothing can be said.
 *
 * @param because in sentences
 */
record PolicyVerdict(String verdict, String because) {

    static PolicyVerdict of(
            OffPolicyRow deciding, List<Alternative> alternatives, List<Risk> risks, Overlap.Result overlap) {
        if (overlap.effectiveSampleSize() >= Overlap.FEWEST_EFFECTIVE
                && !overlap.warnings().isEmpty()) {
            return new PolicyVerdict(
                    PolicyEvaluation.NOT_IDENTIFIABLE,
                    "The log can't tell: " + overlap.warnings().getFirst().message()
                            + " Check the logged probabilities, or try the policy as an arm of an experiment.");
        }
        if (overlap.effectiveSampleSize() < Overlap.FEWEST_EFFECTIVE) {
            return new PolicyVerdict(
                    PolicyEvaluation.NOT_IDENTIFIABLE,
                    String.format(
                            Locale.ROOT,
                            "The log can't tell: it hardly ever made the offers that this policy would make, as much as %,.0f weeks"
                                    + " of equal weight (%d are asked). Try it as an arm of an experiment.",
                            overlap.effectiveSampleSize(),
                            (int) Overlap.FEWEST_EFFECTIVE));
        }
        Interval gain = deciding.gain();
        List<Risk> open = risks.stream().filter(risk -> !risk.kept()).toList();
        String shown = "It would have earned " + OffersWords.money(gain)
                + " more per user and week than the offers of the log";
        if (gain.low() <= 0) {
            return new PolicyVerdict(
                    PolicyEvaluation.NOT_RECOMMENDED,
                    gain.high() < 0
                            ? "It would have earned less than the offers of the log: " + OffersWords.money(gain)
                                    + " per user and week."
                            : "Beside the offers of the log it would have earned " + OffersWords.money(gain)
                                    + " per user and week, which may be chance.");
        }
        if (!open.isEmpty()) {
            return new PolicyVerdict(
                    PolicyEvaluation.NOT_RECOMMENDED,
                    shown + ", but " + open.stream().map(PolicyVerdict::open).collect(Collectors.joining(", and "))
                            + ". Tighten that limit, or try the policy as an arm of an experiment.");
        }
        return new PolicyVerdict(
                PolicyEvaluation.RECOMMENDED,
                shown + kept(risks)
                        + beside(alternatives)
                        + " Confirm it as an arm of an experiment: each week was judged by itself.");
    }

    /** Ceilings are shown to be kept; a budget is spent on purpose, and only not shown to be exceeded. */
    private static String kept(List<Risk> risks) {
        boolean ceilings = risks.stream().anyMatch(risk -> risk.limit().rate());
        boolean spends = risks.stream()
                .anyMatch(risk -> !risk.limit().rate()
                        && risk.value().high() > risk.limit().most());
        return (ceilings ? ", and every ceiling is shown to be kept." : ".")
                + (spends ? " Its offers may cost a little more than the budget." : "");
    }

    /** The best that needs no model, where the policy is not shown to be better than that. */
    private static String beside(List<Alternative> alternatives) {
        return alternatives.stream()
                .filter(other -> other.gain() != null
                        && other.ahead() != null
                        && other.ahead().low() <= 0)
                .max(Comparator.comparingDouble(
                        other -> Objects.requireNonNull(other.gain()).effect()))
                .map(other -> " It is not shown to be better than "
                        + OffersWords.everybody(
                                other.offer(), alternatives.getFirst().offer())
                        + ", which needs no model: the difference is "
                        + OffersWords.money(Objects.requireNonNull(other.ahead())) + ".")
                .orElse("");
    }

    private static String open(Risk risk) {
        String limit = OffersWords.value(risk.limit(), risk.limit().most());
        return risk.value().low() > risk.limit().most()
                ? risk.limit().label() + " would exceed " + limit
                : risk.limit().label() + " may reach "
                        + OffersWords.value(risk.limit(), risk.value().high()) + " (limit " + limit + ")";
    }
}
