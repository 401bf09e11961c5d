package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.simulation.math.Latent;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The processes behind the rows are those that the guide names. */
class DynamicsTest {
    private static final int USERS = 30_000;
    private static final Trial TRIAL = new Trial(Trial.spec(USERS, 28, Trial.only(Map.of()), Map.of()));
    private static final Blueprint BLUEPRINT = Blueprint.of(TRIAL.spec, Trial.EXPERIMENT, Trial.COIN);

    private static int[] intents() {
        PersonMaker maker = new PersonMaker(BLUEPRINT);
        int[] intents = new int[USERS];
        for (int i = 0; i < USERS; i++) {
            intents[i] = maker.make(i).intent;
        }
        return intents;
    }

    @Test
    void sessionsFollowTheChainsOfTheirIntents() {
        int[] intents = intents();
        double[][][] seen = new double[Intent.ALL.size()][Intent.END][Intent.END + 1];
        int[] last = {-1, -1, -1};
        TRIAL.read("events", (batch, row, user) -> {
            int code = EventNames.ALL.indexOf(batch.texts(2)[row]);
            int session = (int) batch.longs(3)[row];
            boolean goesOn = user == last[0] && session == last[1];
            if (last[0] >= 0) {
                seen[intents[last[0]]][last[2]][goesOn ? code : Intent.END]++;
            }
            last[0] = user;
            last[1] = session;
            last[2] = code;
        });
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < seen.length; i++) {
            double[][] truth = Intent.ALL.get(i).transitions();
            for (int from = 0; from < Intent.END; from++) {
                double n = 0;
                for (double count : seen[i][from]) {
                    n += count;
                }
                for (int to = 0; to <= Intent.END; to++) {
                    double p = truth[from][to];
                    softly.assertThat(seen[i][from][to] / n)
                            .as("%s from %d to %d of %.0f", Intent.ALL.get(i).name(), from, to, n)
                            .isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / n) + 1e-4));
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void expectationsOfASessionAreThoseOfItsChain() {
        for (Intent intent : Intent.ALL) {
            double[][] transitions = intent.transitions();
            for (double[] row : transitions) {
                double sum = 0;
                for (double p : row) {
                    sum += p;
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
            double[] state = {1, 0, 0, 0, 0, 0};
            double[] counts = new double[Intent.END];
            for (int step = 0; step < 2_000; step++) {
                double[] next = new double[Intent.END];
                for (int from = 0; from < Intent.END; from++) {
                    counts[from] += state[from];
                    for (int to = 0; to < Intent.END; to++) {
                        next[to] += state[from] * transitions[from][to];
                    }
                }
                state = next;
            }
            assertThat(SessionChain.counts(transitions)).containsExactly(counts, within(1e-10));
            double reaches = SessionChain.reaches(transitions, EventNames.PURCHASE);
            assertThat(reaches).isBetween(0.001, counts[EventNames.PURCHASE]);
        }
    }

    @Test
    void pausesInsideASessionNeverEndIt() {
        long[] last = {-1, -1, 0};
        TRIAL.read("events", (batch, row, user) -> {
            long time = batch.longs(1)[row];
            if (user == last[0]) {
                boolean same = batch.longs(3)[row] == last[1];
                assertThat(time - last[2] < 30 * 60_000).isEqualTo(same);
            }
            last[0] = user;
            last[1] = batch.longs(3)[row];
            last[2] = time;
        });
        assertThat(last[0]).isPositive();
    }

    /** Sessions before the study are Poisson with a gamma rate: their variance is mean + mean² / shape. */
    @Test
    void visitsAreOverdispersed() {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int user = 0; user < BLUEPRINT.existing() * 3 / 4; user++) {
            if (TRIAL.channel[user].equals("organic") && TRIAL.device[user].equals("phone")) {
                n++;
                sum += TRIAL.sessionsBefore[user];
                squares += TRIAL.sessionsBefore[user] * TRIAL.sessionsBefore[user];
            }
        }
        double mean = sum / n;
        double variance = squares / n - mean * mean;
        double expected = 28 * BLUEPRINT.setting().visits() * Population.visits(0, 0);
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / n)));
        assertThat(variance / (mean + mean * mean / BLUEPRINT.setting().shape()))
                .isCloseTo(1, within(0.25));
    }

    /** Of each group the hazard is estimated as departures per day at risk. */
    @Test
    void churnHasTheHazardsOfItsCovariates() {
        double[][] left = new double[Population.CHANNELS.size()][Population.COHORTS];
        double[][] risk = new double[Population.CHANNELS.size()][Population.COHORTS];
        double[] expected = new double[Population.CHANNELS.size()];
        PersonMaker maker = new PersonMaker(BLUEPRINT);
        for (int i = 0; i < USERS; i++) {
            Person person = maker.make(i);
            double days = Math.min(person.lastDay + 1, 28) - person.firstDay;
            double ratio = Population.DEVICE_CHURN[person.device];
            left[person.channel][person.cohort] += person.lastDay + 1 < 28 ? 1 : 0;
            risk[person.channel][person.cohort] += days * ratio;
        }
        for (int channel = 0; channel < expected.length; channel++) {
            for (int cohort = 0; cohort < Population.COHORTS; cohort++) {
                double base = BLUEPRINT.setting().hazard(channel, 1, cohort);
                double events = left[channel][cohort];
                assertThat(events / risk[channel][cohort])
                        .as(Population.CHANNELS.get(channel) + " " + cohort)
                        .isCloseTo(base, within(base * (4 / Math.sqrt(events) + 0.02)));
            }
        }
    }

    /** What churn does to data: regular users of a churning channel go silent more often. */
    @Test
    void churnShowsAsSilence() {
        assertThat(silent("affiliate") - silent("referral")).isGreaterThan(0.03);
    }

    private static double silent(String channel) {
        double n = 0;
        double silent = 0;
        for (int user = 0; user < BLUEPRINT.existing(); user++) {
            if (TRIAL.channel[user].equals(channel) && TRIAL.sessionsBefore[user] >= 14) {
                n++;
                silent += TRIAL.sessions[3][user] == 0 ? 1 : 0;
            }
        }
        return silent / n;
    }

    @Test
    void weekendsAndEveningsAreBusier() {
        double[] byDay = new double[7];
        double[] byHour = new double[24];
        TRIAL.read("events", (batch, row, user) -> {
            long since = batch.longs(1)[row] - Trial.start();
            byDay[(int) (since / Calendar.DAY % 7)]++;
            byHour[(int) (since / Calendar.HOUR % 24)]++;
        });
        assertThat(byDay[5] / byDay[1]).isCloseTo(1.12 / 0.92, within(0.06));
        assertThat(byHour[19]).isGreaterThan(5 * byHour[3]);
    }

    /** Amounts are log-normal: the mean is far above the median. */
    @Test
    void spendIsHeavyTailed() {
        double[] sum = new double[2];
        TRIAL.read("events", (batch, row, user) -> {
            double amount = batch.numbers(9)[row];
            boolean bought = batch.texts(2)[row].equals("purchase");
            assertThat(Double.isNaN(amount)).isEqualTo(!bought);
            if (bought) {
                sum[0]++;
                sum[1] += amount;
            }
        });
        assertThat(sum[1] / sum[0]).isCloseTo(Basket.MEAN, within(0.08 * Basket.MEAN));
        assertThat(Basket.MEAN).isGreaterThan(1.4 * Basket.MEDIAN);
    }

    @Test
    void newcomersHaveNoPast() {
        for (int user = 0; user < USERS; user++) {
            boolean newcomer = user >= BLUEPRINT.existing();
            assertThat(Double.isNaN(TRIAL.spendBefore[user])).isEqualTo(newcomer);
            assertThat(!newcomer || TRIAL.sessionsBefore[user] == 0).isTrue();
        }
        TRIAL.read(
                "users",
                (batch, row, user) ->
                        assertThat(batch.longs(1)[row] >= Trial.start()).isEqualTo(user >= BLUEPRINT.existing()));
    }

    /** A check of the odds that effects move. */
    @Test
    void aCourseWithoutEffectIsTheUsualOne() {
        Course plain = BLUEPRINT.plain().of(0, 0);
        for (int i = 0; i < Intent.ALL.size(); i++) {
            assertThat(plain.buy()[i][0]).isCloseTo(Intent.ALL.get(i).buy(), within(1e-12));
            assertThat(plain.stay()[i][0]).isCloseTo(Intent.ALL.get(i).stay(), within(1e-12));
            assertThat(Latent.logit(plain.buy()[i][0])).isFinite();
        }
        assertThat(plain.most()).isEqualTo(1);
    }
}
