package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.Sureness;
import dev.slipway.readout.model.OfferEffect.UpliftTruth;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.OffersReadout.Log;
import dev.slipway.readout.model.OffersReadout.Logged;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Floor;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.model.UpliftReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small tables of what stands behind offers, and the sentences below them: the same on the screen and on paper. */
public final class OfferTables {
    private OfferTables() {}

    /** What of each limit the chosen assignment uses, as expected and as estimated, and what one more would be worth. */
    public static DataTable limits(Found found) {
        List<List<String>> rows = new ArrayList<>();
        PolicyReadout policy = found.policy();
        Choice chosen = policy.chosen();
        for (int i = 0; i < policy.limits().size(); i++) {
            Limit limit = policy.limits().get(i);
            Amount amount = Amount.of(limit, 0);
            rows.add(List.of(
                    limit.label(),
                    amount.level(chosen.used().get(i)),
                    estimated(found.evaluation(), limit),
                    amount.limit(limit.most()),
                    OfferWords.price(limit, chosen.price().get(i))));
        }
        return new DataTable(List.of("Limit", "Expected", "Estimated", "Allowed", "One more brings"), rows);
    }

    private static String estimated(PolicyEvaluation evaluation, Limit limit) {
        return evaluation.risks().stream()
                .filter(risk -> risk.limit().key().equals(limit.key()))
                .findFirst()
                .map(risk -> Dial.of(risk).number())
                .orElse(Numbers.NONE);
    }

    /** What the models expect of the assignment beside the bound that none exceeds, and how that differs from what is estimated. */
    public static String expected(PolicyReadout policy) {
        Choice chosen = policy.chosen();
        return "For " + Numbers.counted(policy.users(), "user", "users") + " who are still here the models expect "
                + Numbers.moneyDifference(chosen.expected())
                + " per user and week over no offer; no assignment within these limits exceeds "
                + Numbers.moneyDifference(chosen.bound()) + ". " + OfferWords.EXPECTED;
    }

    /** What the order of users is worth by each measure, with what it means. */
    public static DataTable order(OfferEffect effect) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Qini", OfferWords.gain(effect.qini()), "area between the curve and that of a random order, per user"));
        OfferEffect.Order order = effect.order();
        if (order != null) {
            rows.add(List.of("AUUC", OfferWords.gain(order.auuc()), "whole area under the curve, per user"));
        }
        rows.add(List.of(
                "AUTOC",
                OfferWords.gain(effect.autoc()),
                "how much more the first gain than all, mean over all shares"));
        if (order != null) {
            order.atShares()
                    .forEach(at -> rows.add(List.of(
                            "Uplift@" + OfferWords.share(at.share()),
                            OfferWords.gain(at.effect()),
                            "average effect on the first " + OfferWords.share(at.share()))));
        }
        return new DataTable(List.of("Measure", "Value and interval", "What it is"), rows);
    }

    /** Which convention the measures follow. */
    public static String orderRead() {
        return "All by doubly robust scores of weeks that the models did not see, users as clusters; nothing is divided by"
                + " a perfect order. Qini and AUTOC are RATE with their weights; AUUC is Qini and half the average"
                + " effect. Other software uses the same names for other numbers: see the guide, Off-policy value and"
                + " uplift.";
    }

    /** By offer what tells those who get it from all others; nothing where that is not known. */
    public static List<String> why(PolicyReadout policy) {
        return policy.reasons().stream()
                .map(why -> OfferWords.offer(why.offer()) + ", " + Numbers.counted(why.users(), "user", "users") + ": "
                        + Words.lower(why.sentence()))
                .toList();
    }

    /** How the table of reasons is to be read. */
    public static String whyRead() {
        return "The largest differences of what the models know, in standard deviations; a difference is no cause. The"
                + " list of users (offers.csv) says for each what spoke for the offer against the next best.";
    }

    /** Which intervals these are, and how sure predictions of single users are. */
    public static String sure(OfferEffect effect) {
        String observed =
                "Curves, dots and groups have intervals by scores of users whom the models did not see, users as"
                        + " clusters of weeks.";
        Sureness sure = effect.sure();
        if (sure == null) {
            return observed;
        }
        return observed + " Boxes come from learning again on " + sure.halfSamples()
                + " random halves of the users: how far a mean prediction would move with other users. " + single(sure);
    }

    private static String single(Sureness sure) {
        Double most = sure.mostError();
        Double hold = sure.hold();
        String known = most == null
                ? "The intervals of single users in the list are of the same kind; what the learner smooths away is not in"
                        + " them."
                : "The intervals of single users in the list are for a user's own effect and wider: weeks of the same user"
                        + " show that the typical error of a prediction is below "
                        + Numbers.money(most) + " a week, with 95% confidence.";
        return known + " Of " + Numbers.counted(sure.users(), "user", "users") + " " + OfferWords.share(sure.gain())
                + " have an interval above €0 and " + OfferWords.share(sure.lose()) + " one below"
                + (hold == null
                        ? "."
                        : "; " + OfferWords.share(hold) + " of the planted effects lie inside their "
                                + OfferWords.share(sure.level()) + " interval.");
    }

    /** How the floor is kept and where it costs something; empty where there is none. */
    public static String floor(PolicyReadout policy) {
        Floor floor = policy.floor();
        if (floor == null) {
            return "";
        }
        List<String> bind = floor.levels().stream()
                .filter(level -> level.price() > 0)
                .map(level -> Words.level(level.level()) + " (" + OfferWords.share(level.share())
                        + "; one more user costs " + Numbers.money(level.price()) + " a week)")
                .toList();
        return "In every " + Words.lower(Words.label(floor.attribute())) + " at least "
                + OfferWords.share(floor.share())
                + " of users get an offer. "
                + (bind.isEmpty() ? "Nobody gets one for that alone." : "It binds among " + Words.list(bind) + ".");
    }

    /** How often each offer was made, and the smallest probability that it had. */
    public static DataTable log(Log log) {
        List<List<String>> rows = new ArrayList<>();
        for (Logged logged : log.shares()) {
            rows.add(List.of(
                    OfferWords.offer(logged.offer()),
                    OfferWords.share(logged.share()),
                    Numbers.rate(logged.smallestPropensity())));
        }
        return new DataTable(List.of("Offer made", "Share", "Smallest probability"), rows);
    }

    /** Of how many users and weeks. */
    public static String logged(Log log) {
        return Numbers.counted(log.rounds(), "user's week", "users' weeks") + " of "
                + Numbers.counted(log.users(), "user", "users") + ", weeks " + log.firstWeek() + " to "
                + log.lastWeek() + ", in which chance drew the offer.";
    }

    /** Which learner was chosen, from what it learned and by what it was judged. */
    public static String parts(UpliftReadout uplift) {
        return uplift.chosen() + " was chosen. " + Numbers.counted(uplift.rounds(), "user's week", "users' weeks")
                + " of "
                + Numbers.counted(uplift.users(), "user", "users") + ", in " + uplift.parts()
                + " parts by user: each is judged by models that learned from the others.";
    }

    /** Estimates beside what was planted; null when nothing was simulated. */
    public static @Nullable DataTable truth(Found found) {
        List<List<String>> rows = new ArrayList<>();
        for (OfferEffect effect : found.uplift().offers()) {
            UpliftTruth truth = effect.truth();
            if (truth != null) {
                rows.add(List.of(
                        OfferWords.offer(effect.offer()),
                        OfferWords.gain(effect.average()),
                        Amount.money(effect.average()).difference(truth.average()),
                        Numbers.money(truth.pehe()) + ", constant " + Numbers.money(truth.constantPehe()),
                        ratio(truth.rankCorrelation()),
                        share(truth.oracleShare())));
            }
        }
        return rows.isEmpty()
                ? null
                : new DataTable(
                        List.of(
                                "Offer",
                                "Average effect",
                                "Planted",
                                "Error of single effects",
                                "Rank correlation",
                                "Of the best order"),
                        rows);
    }

    private static String ratio(@Nullable Double value) {
        return value == null ? "—" : Numbers.ratio(value);
    }

    private static String share(@Nullable Double value) {
        return value == null ? "—" : OfferWords.share(value);
    }

    /** The policy's gain beside what was planted; empty when nothing was simulated. */
    public static String policyTruth(PolicyEvaluation evaluation) {
        PolicyTruth truth = evaluation.truth();
        if (truth == null) {
            return "";
        }
        Interval gain =
                evaluation.estimators().isEmpty() ? null : evaluation.deciding().gain();
        Double oracle = truth.oracle();
        String estimated = gain == null ? "" : "The policy's gain is estimated as " + OfferWords.gain(gain) + "; ";
        String planted = "planted is " + Numbers.moneyDifference(truth.gain());
        String most = oracle == null
                ? "."
                : "; who knows every effect and keeps the limits gains " + Numbers.moneyDifference(oracle) + ".";
        return estimated.isEmpty() ? "Of the policy's gain " + planted + most : estimated + planted + most;
    }

    /** The level of all intervals. */
    public static String level(Found found) {
        return "Intervals are at " + Numbers.brief(100 * found.level(), 1).replace("+", "") + "%.";
    }

    /** What the same numbers come from again: libraries with their versions, and the seed of the split and of the learners. */
    public static String made(Found found) {
        String libraries = found.libraries().entrySet().stream()
                .map(library -> library.getKey() + " " + library.getValue())
                .collect(Collectors.joining(", "));
        return "To repeat: seed " + found.seed() + " of the split and the learners"
                + (libraries.isEmpty() ? "." : ", with " + libraries + ".");
    }
}
