package dev.slipway.simulation.growth;

/** What an offer does to a user in its week. The same numbers make the rows and the truth. */
final class Answer {
    private static final double ABUSER_TAKES = 0.98;

    private static final double LEAST_ACTIVITY = 0.05;
    private static final double HIGHEST_HAZARD = 0.9;

    /** Hazard of the newest users relative to old ones, less 1, and weeks until half of that is gone. */
    private static final double NEW_HAZARD = 1.5;

    private static final double NEW_HALF_LIFE = 12;

    private static final double HIGHEST_RISK = 0.95;

    private final Setting setting;

    Answer(Setting setting) {
        this.setting = setting;
    }

    /** Activity relative to a week without an offer. */
    double activity(Person person, int offer) {
        if (offer == Offer.NONE) {
            return 1;
        }
        double change = switch (person.kind) {
            case PERSUADABLE -> person.persuadability * setting.lift(offer, person.segment);
            case SLEEPING_DOG -> -person.persuadability * setting.dogs();
            case SURE_THING, LOST_CAUSE -> 0;
        };
        return Math.max(LEAST_ACTIVITY, 1 + change);
    }

    /** Probability that the user, when active, takes the offer. */
    double taken(Person person, int offer) {
        return switch (offer) {
            case Offer.NONE -> 0;
            case Offer.BONUS -> person.abuser ? ABUSER_TAKES : person.kind.takesBonus();
            default -> person.kind.takesWaiver();
        };
    }

    /** Factor of the hazard of leaving in a week with the offer. */
    double churn(Person person, int offer) {
        if (offer == Offer.NONE) {
            return 1;
        }
        return switch (person.kind) {
            case PERSUADABLE -> 1 + setting.offerChurn();
            case SLEEPING_DOG -> 1 - setting.dogs();
            case SURE_THING, LOST_CAUSE -> 1;
        };
    }

    /** Factor of the hazard that falls with tenure, in week 0. */
    double newness(Person person) {
        return NEW_HAZARD * StrictMath.pow(2, -(person.tenure + setting.before()) / NEW_HALF_LIFE);
    }

    /** What is left of newness a week later. */
    static final double NEWNESS_KEPT = StrictMath.pow(2, -1 / NEW_HALF_LIFE);

    /** Probability of leaving at the end of a week. */
    static double hazard(Person person, double newness, double churn) {
        return Math.min(HIGHEST_HAZARD, person.hazard * (1 + newness) * churn);
    }

    /** Probability that a transaction is fraud when that share of fraud has moved. */
    static double fraud(Person person, double moved) {
        double factor = 1 + moved * (Population.moved(person.segment, person.device) - 1);
        return Math.min(HIGHEST_RISK, person.risk * factor);
    }
}
