package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Offers in words: the same on the screen, in pictures and on paper. */
public final class OfferWords {
    private static final int PERCENT = 100;
    private static final double TENTH_OF_A_POINT = .001;

    /** Two numbers of one policy that nobody should take for the same. */
    public static final String EXPECTED =
            "Expected is what models predict of next week's users; estimated is what logged weeks say of the same policy,"
                    + " with an interval, and what limits are judged by. The two differ because models smooth and because"
                    + " other users and weeks are counted.";

    private OfferWords() {}

    /** {@code fee_waiver} as "Fee waiver"; {@code none} as "No offer". */
    public static String offer(String name) {
        return name.equals("none") ? "No offer" : Words.label(name);
    }

    /** {@code +€0.39 [+0.14, +0.64]}. */
    public static String gain(Interval gain) {
        return Amount.money(gain).withInterval(gain);
    }

    /** The gain of so many users together: {@code +€1,032 [+368, +1,695]}. */
    public static String total(Interval gain, long users) {
        Interval all = new Interval(gain.effect() * users, gain.low() * users, gain.high() * users);
        return new Amount(Amount.Unit.MONEY, 0).withInterval(all);
    }

    /** {@code €0.17 [0.15, 0.19] of €0.20}: a risk's level and its limit. */
    public static String level(Risk risk) {
        Amount amount =
                Amount.of(risk.limit(), (risk.value().high() - risk.value().low()) / 2);
        return amount.levelWithInterval(risk.value()) + " of "
                + amount.limit(risk.limit().most());
    }

    /**
     * Which weeks a limit of the policy counts, empty for all of them: arms of an experiment count all of theirs, and the same limit may
     * have another rate there.
     */
    static String counted(Risk risk) {
        Integer first = risk.firstWeek();
        return first == null ? "" : "from week " + first;
    }

    /** Why a limit of the policy counts fewer weeks than arms do; empty where none does. */
    public static String counted(PolicyEvaluation evaluation) {
        String late = late(evaluation);
        return late.isEmpty()
                ? ""
                : Words.capital(late)
                        + ": what comes late cannot have come before. Arms count all their weeks, so the two"
                        + " rates differ.";
    }

    /** "chargebacks per transaction from week 5"; empty where all weeks count. */
    private static String late(PolicyEvaluation evaluation) {
        return Words.list(evaluation.risks().stream()
                .filter(risk -> risk.firstWeek() != null)
                .map(risk -> Words.lower(risk.limit().label()) + " from week " + risk.firstWeek())
                .toList());
    }

    /** {@code 64%}; what is not nothing is at least "below 1%". */
    public static String share(double share) {
        return share > 0 && share < .01 ? "< 1%" : Numbers.fixed(PERCENT * share, 0) + "%";
    }

    /** "64% no offer, 21% bonus and 15% fee waiver". */
    public static String shares(List<String> offers, List<Double> shares) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(offers.size(), shares.size()); i++) {
            parts.add(share(shares.get(i)) + " " + Words.lower(offer(offers.get(i))));
        }
        return Words.list(parts);
    }

    /** {@code 0.22% of 0.25%}: what is used of a limit and what it allows. */
    public static String used(Limit limit, double used, double most) {
        Amount amount = Amount.of(limit, 0);
        // A limit that somebody moved may need more digits than the study's.
        Amount fine = Amount.of(limit, limit.most() / 100);
        boolean moved = Math.abs(most - limit.most()) > 1e-12;
        Amount allowed = moved && !fine.limit(most).equals(amount.limit(most)) ? fine : amount;
        return allowed.level(used) + " of " + allowed.limit(most);
    }

    /** Every limit with what is used of it: "Bonus cost €0.19 of €0.20; loss rate 0.22% of 0.25%". */
    public static String used(List<Limit> limits, Choice choice) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            parts.add(Words.lower(limit.label()) + " "
                    + used(limit, choice.used().get(i), choice.most().get(i)));
        }
        return Words.capital(String.join("; ", parts));
    }

    /**
     * What rates count in euro: "losses per amount moved €0.36 [0.24, 0.48] instead of €0.48"; empty where none counts money. A budget is
     * money as it stands.
     */
    public static String money(PolicyEvaluation evaluation) {
        List<String> parts = new ArrayList<>();
        for (Risk risk : evaluation.risks()) {
            PolicyEvaluation.RiskMoney money = risk.money();
            if (money != null && risk.limit().rate()) {
                Amount amount = Amount.money(money.policy());
                parts.add(Words.lower(risk.limit().label()) + " " + amount.levelWithInterval(money.policy())
                        + " instead of " + amount.level(money.current()));
            }
        }
        return parts.isEmpty() ? "" : String.join(", ", parts);
    }

    /** What one more unit of a limit is worth: "€0.41 for €1 more", or that it does not bind. */
    public static String price(Limit limit, double price) {
        if (!(price > 0)) {
            return "does not bind";
        }
        if (!limit.rate()) {
            return Amount.money(0).level(price) + " for €1 more";
        }
        // A whole unit of a rate would be everything that moves; a tenth of a point is what people bargain about.
        double tenth = price * TENTH_OF_A_POINT;
        return Amount.money(tenth).level(tenth) + " for 0.1 pp more";
    }

    /** {@code Recommended}, {@code Not recommended yet} or {@code The log can't tell}. */
    public static String verdict(PolicyEvaluation evaluation) {
        return switch (evaluation.verdict()) {
            case PolicyEvaluation.RECOMMENDED -> "Recommended";
            case PolicyEvaluation.NOT_IDENTIFIABLE -> "The log can't tell";
            default -> "Not recommended yet";
        };
    }

    /** What a row of the table of estimators reads as. */
    public static String reads(String reads) {
        return switch (reads) {
            case "better" -> "better";
            case "worse" -> "worse";
            case "no_check" -> "no check";
            default -> "not shown";
        };
    }

    /** The effect on everybody, and whether the order of users is any good. */
    public static String effect(OfferEffect effect) {
        return offer(effect.offer()) + " for everybody: " + gain(effect.average()) + " per user and week. "
                + order(effect);
    }

    /** The other measures of the order in one line: "AUTOC +€0.33 [+0.02, +0.64], first 10% +€0.51 [+0.05, +0.97]". */
    public static String measures(OfferEffect effect) {
        OfferEffect.Order order = effect.order();
        String autoc = "AUTOC " + gain(effect.autoc());
        return order == null || order.atShares().isEmpty()
                ? autoc + "."
                : autoc + "; first " + share(order.atShares().getFirst().share()) + " "
                        + gain(order.atShares().getFirst().effect()) + ".";
    }

    /** Whether this offer's order of users tells who gains more of it. */
    public static String order(OfferEffect effect) {
        return "The order of who gains most is " + (effect.better() ? "" : "not ") + "better than chance, "
                + Numbers.pEquals(effect.pValue()) + ".";
    }
}
