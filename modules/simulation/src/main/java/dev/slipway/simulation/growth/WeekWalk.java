package dev.slipway.simulation.growth;

import dev.slipway.simulation.random.UserStream;
import dev.slipway.simulation.table.RowWriter;
import java.util.Arrays;

/** Walks one user after the other through the weeks and writes a row for each, for one thread. */
final class WeekWalk {
    /** Share of frauds that are charged back. */
    static final double CHARGED_BACK = 0.8;

    /** Share of chargebacks that come after the delay; the others come a week later. */
    static final double IN_TIME = 0.5;

    private static final int FIRST_NUMBER = 3;
    private static final int OFFER = 13;
    private static final int PROPENSITY = 14;
    private static final int CHURNED = 15;

    private final Blueprint blueprint;
    private final Setting setting;
    private final PersonMaker maker;
    private final Amounts amounts;
    private final double[] propensity = new double[Offer.COUNT];
    private final double[] numbers = new double[Columns.COUNT];

    /** Chargebacks that are still to come, by week. */
    private final int[] due;

    WeekWalk(Blueprint blueprint, PersonMaker maker) {
        this.blueprint = blueprint;
        this.setting = blueprint.setting();
        this.maker = maker;
        amounts = new Amounts(setting.tail());
        due = new int[blueprint.weeks().count() + setting.delay() + 1];
    }

    /** Writes the weeks of a user, in order. Of one who is gone, and after the week of churn all is 0 but chargebacks that were still to come. */
    void walk(Person person, RowWriter rows) {
        blueprint.policy().propensities(person, person.variant, propensity);
        Arrays.fill(due, 0);
        double newness = blueprint.answer().newness(person);
        boolean here = !person.gone;
        for (int week = 0; week < blueprint.weeks().count(); week++) {
            Arrays.fill(numbers, 0);
            int offer = Offer.NONE;
            double probability = 1;
            if (here) {
                UserStream stream = maker.stream(Purpose.decisions(week + setting.before()));
                offer = choose(stream.next());
                probability = propensity[offer];
                double churn = blueprint.answer().churn(person, offer);
                boolean leaves = stream.chance(Answer.hazard(person, newness, churn));
                boolean takes = stream.chance(blueprint.answer().taken(person, offer));
                double abuse = stream.exponential(setting.abuseLoss());
                use(person, offer, week);
                if (takes) {
                    pay(person, offer, abuse);
                }
                set(Columns.CHURNED, leaves ? 1 : 0);
                here = !leaves;
            }
            set(Columns.CHARGEBACKS, due[week]);
            write(person, week, offer, probability, rows);
            newness *= Answer.NEWNESS_KEPT;
        }
    }

    private int choose(double u) {
        double sum = 0;
        for (int offer = 0; offer < Offer.COUNT; offer++) {
            sum += propensity[offer];
            if (u < sum) {
                return offer;
            }
        }
        return propensity[Offer.FEE_WAIVER] > 0
                ? Offer.FEE_WAIVER
                : propensity[Offer.BONUS] > 0 ? Offer.BONUS : Offer.NONE;
    }

    private void use(Person person, int offer, int week) {
        UserStream stream = maker.stream(Purpose.use(week + setting.before()));
        double activity = blueprint.answer().activity(person, offer);
        int sessions = stream.poisson(person.rate * blueprint.weeks().season(week) * activity);
        if (sessions == 0) {
            return;
        }
        int transactions = stream.poisson(sessions * person.transactionsPerSession());
        double fraud = Answer.fraud(person, blueprint.weeks().moved(week));
        double moved = 0;
        double lost = 0;
        for (int i = 0; i < transactions; i++) {
            double amount = amounts.draw(stream, person.amount);
            moved += amount;
            if (stream.chance(fraud)) {
                lost += amount;
                if (stream.chance(CHARGED_BACK)) {
                    due[week + setting.delay() + (stream.chance(IN_TIME) ? 0 : 1)]++;
                }
            }
        }
        double deposits = 0;
        for (int i = 0; i < sessions; i++) {
            deposits += stream.chance(Population.DEPOSITS) ? stream.exponential(Population.DEPOSIT * person.amount) : 0;
        }
        set(Columns.ACTIVE, 1);
        set(Columns.SESSIONS, sessions);
        set(Columns.TRANSACTIONS, transactions);
        set(Columns.GMV, Amounts.cents(moved));
        set(Columns.DEPOSITS, Amounts.cents(deposits));
        set(Columns.REVENUE_GROSS, Amounts.cents(Population.FEE[person.segment] * moved));
        set(Columns.LOSS_FRAUD, Amounts.cents(setting.fraudLoss() * lost));
    }

    /** What an offer costs that is taken; only who is active can take one. */
    private void pay(Person person, int offer, double abuse) {
        if (numbers[Columns.ACTIVE] == 0) {
            return;
        }
        if (offer == Offer.BONUS) {
            set(Columns.BONUS_COST, setting.bonusSize());
            set(Columns.LOSS_BONUS_ABUSE, person.abuser ? Amounts.cents(abuse) : 0);
        } else {
            double fees = numbers[Columns.REVENUE_GROSS];
            set(Columns.BONUS_COST, Amounts.cents(setting.waiverShare() * fees));
        }
    }

    private void set(int column, double value) {
        numbers[column] = value;
    }

    private void write(Person person, int week, int offer, double probability, RowWriter rows) {
        rows.text(0, person.id).whole(1, week).time(2, blueprint.weeks().start(week));
        for (int i = 0; i < Columns.CHURNED; i++) {
            if (Columns.counts(i)) {
                rows.whole(FIRST_NUMBER + i, (long) numbers[i]);
            } else {
                rows.number(FIRST_NUMBER + i, numbers[i]);
            }
        }
        rows.text(OFFER, Offer.LABELS.get(offer))
                .number(PROPENSITY, probability)
                .whole(CHURNED, (long) numbers[Columns.CHURNED])
                .endRow();
    }
}
