package dev.slipway.simulation.growth;

import java.util.Arrays;

/**
 * The probability that a column is above 0 in any week. Given that a user is here and what is offered, weeks do not depend on each
 * other, and the probability of none is known: sessions are Poisson, and so is each number of things that happen in them, given
 * the sessions. Amounts that round to 0 cents are left out.
 */
final class Occurrence implements Expectation {
    private final Blueprint blueprint;
    private final Setting setting;
    private final int weeks;
    private final double[] none = new double[Columns.COUNT];
    private final double[] weekly = new double[Columns.COUNT];
    private final double[] stays = new double[Columns.COUNT];
    private final double[] leaves = new double[Columns.COUNT];
    private Person person = new Person();

    /** Probabilities over the first weeks of the study. */
    Occurrence(Blueprint blueprint, int weeks) {
        this.blueprint = blueprint;
        this.setting = blueprint.setting();
        this.weeks = weeks;
    }

    @Override
    public void of(Person next) {
        person = next;
    }

    @Override
    public void under(double[] offered, double[] into) {
        Arrays.fill(none, 1);
        Arrays.fill(into, 1);
        double newness = blueprint.answer().newness(person);
        for (int week = 0; week < weeks; week++) {
            Arrays.fill(stays, 0);
            Arrays.fill(leaves, 0);
            for (int offer = 0; offer < Offer.COUNT; offer++) {
                if (offered[offer] > 0) {
                    without(week, offer);
                    double hazard =
                            Answer.hazard(person, newness, blueprint.answer().churn(person, offer));
                    for (int column = 0; column < Columns.COUNT; column++) {
                        double share = offered[offer] * weekly[column];
                        leaves[column] += column == Columns.CHURNED ? 0 : share * hazard;
                        stays[column] += share * (1 - hazard);
                    }
                }
            }
            for (int column = 0; column < Columns.COUNT; column++) {
                into[column] -= none[column] * leaves[column];
                none[column] *= stays[column];
            }
            newness *= Answer.NEWNESS_KEPT;
        }
        for (int column = 0; column < Columns.COUNT; column++) {
            into[column] = Math.max(0, into[column] - none[column]); // sums of rounded shares may end below 0
        }
    }

    /** Fills in the probability that a column is 0 in a week, given that the user is here and the offer. */
    private void without(int week, int offer) {
        double sessions = person.rate
                * blueprint.weeks().season(week)
                * blueprint.answer().activity(person, offer);
        double taken = blueprint.answer().taken(person, offer);
        double fraud = Answer.fraud(person, blueprint.weeks().moved(week));
        double late = fraud * WeekWalk.CHARGED_BACK * setting.inTime(week, weeks);
        double idle = StrictMath.exp(-sessions);
        double unused = thinned(sessions, 1);
        Arrays.fill(weekly, unused);
        weekly[Columns.ACTIVE] = idle;
        weekly[Columns.SESSIONS] = idle;
        weekly[Columns.DEPOSITS] = StrictMath.exp(-sessions * Population.DEPOSITS);
        weekly[Columns.LOSS_FRAUD] = thinned(sessions, fraud);
        weekly[Columns.CHARGEBACKS] = thinned(sessions, late);
        boolean abuses = offer == Offer.BONUS && person.abuser && setting.abuseLoss() > 0;
        weekly[Columns.LOSS_BONUS_ABUSE] = abuses ? 1 - taken * (1 - idle) : 1;
        weekly[Columns.BONUS_COST] = 1 - taken * (1 - (offer == Offer.BONUS ? idle : unused));
        weekly[Columns.CHURNED] = 1;
    }

    /** Probability that none of the transactions is one of that share. */
    private double thinned(double sessions, double share) {
        return StrictMath.exp(sessions * StrictMath.expm1(-person.transactionsPerSession() * share));
    }
}
