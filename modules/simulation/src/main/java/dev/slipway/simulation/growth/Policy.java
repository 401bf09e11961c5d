package dev.slipway.simulation.growth;

import org.jspecify.annotations.Nullable;

/**
 * Who is offered what, by the name of the variant. A policy sees what the table of users shows and nothing else, and does the
 * same in every week.
 */
final class Policy {
    static final String NONE = "none";
    static final String BONUS = "bonus";
    static final String FEE_WAIVER = "fee_waiver";
    static final String TARGETED = "targeted";

    /** Users of devices with so many accounts, or with such a score, are risky. */
    private static final int MANY_ACCOUNTS = 3;

    private static final double HIGH_SCORE = 85;

    /** Sessions a week from which on what an offer brings is worth its cost: the bonus costs everybody the same. */
    private static final double BONUS_PAYS = 3;

    private static final double WAIVER_PAYS = 1;

    private static final int ENOUGH = 3;

    private final Setting setting;
    private final String control;
    private final OfferLists lists;

    /**
     * The policies of an experiment.
     *
     * @param lists of the variants that follow one
     */
    Policy(Setting setting, String control, OfferLists lists) {
        this.setting = setting;
        this.control = control;
        this.lists = lists;
    }

    /** Fills in the probability of each offer, in the order of {@link Offer}. */
    void propensities(Person person, @Nullable String variant, double[] into) {
        if (variant != null && lists.has(variant)) {
            surely(lists.offer(variant, person.id), into);
            return;
        }
        // Who is named after an offer gets it, the control too.
        boolean named = NONE.equals(variant) || FEE_WAIVER.equals(variant) || TARGETED.equals(variant);
        if (variant == null || (variant.equals(control) && !named)) {
            logging(person, into);
            return;
        }
        surely(offer(person, variant), into);
    }

    private static int offer(Person person, String variant) {
        return switch (variant) {
            case NONE -> Offer.NONE;
            case FEE_WAIVER -> Offer.FEE_WAIVER;
            case TARGETED -> targeted(person);
            default -> Offer.BONUS;
        };
    }

    private static void surely(int offer, double[] into) {
        for (int each = 0; each < Offer.COUNT; each++) {
            into[each] = each == offer ? 1 : 0;
        }
    }

    /** A draw whose log-odds depend on sessions, segment and risk score, mixed with one in which all offers are alike. */
    private void logging(Person person, double[] into) {
        double often = StrictMath.log(1 + person.sessionsPerWeek()) - 1.3;
        double safe = (50 - person.riskScore) / 50;
        double own = person.segment >= Population.SELF_EMPLOYED ? 1 : 0;
        double strength = setting.confounding();
        double bonus = StrictMath.exp(-0.9 + strength * (0.7 * often + safe - 0.9 * own));
        double waiver = StrictMath.exp(-2.2 + strength * (0.6 * often + 0.8 * safe + 0.9 * own));
        double sum = 1 + bonus + waiver;
        double rest = 1 - Offer.COUNT * setting.floor();
        into[Offer.NONE] = setting.floor() + rest / sum;
        into[Offer.BONUS] = setting.floor() + rest * bonus / sum;
        into[Offer.FEE_WAIVER] = 1 - into[Offer.NONE] - into[Offer.BONUS];
    }

    /**
     * Nothing to risky users; to the others an offer where they are likely persuadable, by points: 2 for social, 1 for paid search
     * and partners, 2 for a tenure of less than half a year, 1 for less than one and a half. With 3 points self-employed and
     * business users get the waiver if they come once a week, the others the bonus if they come three times a week.
     */
    static int targeted(Person person) {
        boolean risky = person.sharedDevices >= MANY_ACCOUNTS || person.riskScore >= HIGH_SCORE;
        boolean paid = person.channel == Population.PAID_SEARCH || person.channel == Population.PARTNER;
        int points = person.channel == Population.SOCIAL ? 2 : paid ? 1 : 0;
        points += person.tenure < Kinds.NEW ? 2 : person.tenure < Kinds.OLD ? 1 : 0;
        boolean own = person.segment >= Population.SELF_EMPLOYED;
        boolean often = person.sessionsPerWeek() >= (own ? WAIVER_PAYS : BONUS_PAYS);
        if (risky || points < ENOUGH || !often) {
            return Offer.NONE;
        }
        return own ? Offer.FEE_WAIVER : Offer.BONUS;
    }
}
