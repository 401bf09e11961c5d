package dev.slipway.simulation.growth;

import java.util.Arrays;

/**
 * What is expected of one user after the other, exactly. Given the user, weeks are a chain of being here or not: being here at the
 * start of a week has a probability that follows from the weeks before, and what the week holds given that is known in closed form,
 * since sessions are Poisson and everything else is a sum over them.
 */
final class Course implements Expectation {
    private static final int OFFERS = Offer.COUNT;
    private static final double HALF_A_CENT = 0.005;

    private final Blueprint blueprint;
    private final Setting setting;
    private final int weeks;
    private final double[] activity = new double[OFFERS];
    private final double[] taken = new double[OFFERS];
    private final double[] churn = new double[OFFERS];
    private final double[] use = new double[OFFERS];

    /** Probability of any session, by offer and week. */
    private final double[][] active;

    private final double[] propensity = new double[OFFERS];
    private Person person = new Person();

    /** Expectations over the first weeks of the study. */
    Course(Blueprint blueprint, int weeks) {
        this.blueprint = blueprint;
        this.setting = blueprint.setting();
        this.weeks = weeks;
        active = new double[OFFERS][weeks];
    }

    @Override
    public void of(Person next) {
        person = next;
        for (int o = 0; o < OFFERS; o++) {
            activity[o] = blueprint.answer().activity(person, o);
            taken[o] = blueprint.answer().taken(person, o);
            churn[o] = blueprint.answer().churn(person, o);
            boolean asWithout = o > 0 && activity[o] == activity[0];
            for (int week = 0; week < weeks; week++) {
                double sessions = person.rate * blueprint.weeks().season(week) * activity[o];
                active[o][week] = asWithout ? active[0][week] : 1 - StrictMath.exp(-sessions);
            }
        }
    }

    /** Fills in the expected sums over the weeks under an offer in every week, in the order of {@link Columns}. */
    void always(int offer, double[] into) {
        for (int each = 0; each < OFFERS; each++) {
            propensity[each] = each == offer ? 1 : 0;
        }
        under(propensity, into);
    }

    /** Fills in the expected sums over the weeks. */
    @Override
    public void under(double[] offered, double[] into) {
        double here = 1;
        double newness = blueprint.answer().newness(person);
        double some = 0;
        double bonuses = 0;
        double fraud = 0;
        double late = 0;
        Arrays.fill(use, 0);
        for (int week = 0; week < weeks; week++) {
            double sessions = person.rate * blueprint.weeks().season(week);
            double leaves = 0;
            double used = 0;
            for (int o = 0; o < OFFERS; o++) {
                if (offered[o] > 0) {
                    double share = here * offered[o];
                    double busy = share * sessions * activity[o];
                    use[o] += busy;
                    used += busy;
                    some += share * active[o][week];
                    leaves += share * Answer.hazard(person, newness, churn[o]);
                }
            }
            bonuses += here * offered[Offer.BONUS] * active[Offer.BONUS][week];
            double frauds = used * Answer.fraud(person, blueprint.weeks().moved(week));
            fraud += frauds;
            late += frauds * setting.inTime(week, weeks);
            here -= leaves;
            newness *= Answer.NEWNESS_KEPT;
        }
        fill(into, some, bonuses * taken[Offer.BONUS], fraud, late, 1 - here);
    }

    /**
     * Fills in what is expected of a week in which the user is still here, under an offer in that week, averaged over the weeks, in
     * the order of {@link Columns}. Chargebacks are those of the week's transactions, whenever they come.
     */
    void week(int offer, double[] into) {
        double newness = blueprint.answer().newness(person);
        double some = 0;
        double fraud = 0;
        double leaves = 0;
        Arrays.fill(use, 0);
        for (int week = 0; week < weeks; week++) {
            double busy = person.rate * blueprint.weeks().season(week) * activity[offer] / weeks;
            use[offer] += busy;
            some += active[offer][week] / weeks;
            fraud += busy * Answer.fraud(person, blueprint.weeks().moved(week));
            leaves += Answer.hazard(person, newness, churn[offer]) / weeks;
            newness *= Answer.NEWNESS_KEPT;
        }
        double bonuses = offer == Offer.BONUS ? some * taken[offer] : 0;
        fill(into, some, bonuses, fraud, fraud, leaves);
    }

    /** Probability that a week like that of {@link #week} has a loss to the abuse of a bonus; one that rounds to no cent is none. */
    double abuses(int offer) {
        if (offer != Offer.BONUS || !person.abuser || setting.abuseLoss() == 0) {
            return 0;
        }
        double some = 0;
        for (int week = 0; week < weeks; week++) {
            some += active[offer][week] / weeks;
        }
        return some * taken[offer] * StrictMath.exp(-HALF_A_CENT / setting.abuseLoss());
    }

    /**
     * All columns.
     *
     * @param fraud sessions, each weighted with the probability that one of its transactions is fraud
     * @param late the same, of which the chargebacks come in time
     */
    private void fill(double[] into, double some, double bonuses, double fraud, double late, double left) {
        double sessions = 0;
        for (double busy : use) {
            sessions += busy;
        }
        double fees = person.transactionsPerSession() * person.amount * Population.FEE[person.segment];
        int waiver = Offer.FEE_WAIVER;
        double waived = setting.waiverShare() * taken[waiver] * use[waiver] * fees;
        set(into, Columns.ACTIVE, some);
        set(into, Columns.SESSIONS, sessions);
        set(into, Columns.TRANSACTIONS, sessions * person.transactionsPerSession());
        set(into, Columns.GMV, sessions * person.transactionsPerSession() * person.amount);
        set(into, Columns.DEPOSITS, sessions * Population.DEPOSITS * Population.DEPOSIT * person.amount);
        set(into, Columns.REVENUE_GROSS, sessions * fees);
        set(into, Columns.LOSS_FRAUD, setting.fraudLoss() * fraud * person.transactionsPerSession() * person.amount);
        set(into, Columns.LOSS_BONUS_ABUSE, person.abuser ? bonuses * setting.abuseLoss() : 0);
        set(into, Columns.BONUS_COST, bonuses * setting.bonusSize() + waived);
        set(into, Columns.CHARGEBACKS, late * person.transactionsPerSession() * WeekWalk.CHARGED_BACK);
        set(into, Columns.CHURNED, left);
    }

    private static void set(double[] into, int column, double value) {
        into[column] = value;
    }

    /** Gross revenue less both losses and the cost of offers. */
    static double net(double[] sums) {
        return sums[Columns.REVENUE_GROSS]
                - sums[Columns.LOSS_FRAUD]
                - sums[Columns.LOSS_BONUS_ABUSE]
                - sums[Columns.BONUS_COST];
    }
}
