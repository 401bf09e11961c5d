package dev.slipway.learning.bandit;

import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.multiplicity.Dunnett;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A planned test, then one action for everybody. Users are the units: their means over the rounds of the test are compared. */
final class AbnPlayer implements Player {
    private static final int UNDECIDED = -1;

    private final BanditPolicy.UniformAbn policy;
    private final int actions;
    private final int[] arm;
    private final int[] seen;
    private final double[][] sums;
    private int known;
    private int winner = UNDECIDED;

    AbnPlayer(BanditPolicy.UniformAbn policy, int users, int actions, int outcomes, long seed) {
        this.policy = policy;
        this.actions = actions;
        arm = IntStream.range(0, users)
                .map(user -> (int) (Seeds.uniform(seed, user) * actions))
                .toArray();
        seen = new int[users];
        sums = new double[outcomes][users];
    }

    @Override
    public int[] choose(Arrivals arrivals, SplittableRandom random) {
        int[] chosen = new int[arrivals.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = winner == UNDECIDED ? arm[arrivals.users()[i]] : winner;
        }
        return chosen;
    }

    @Override
    public void learn(Feedback feedback) {
        if (feedback.arrivals().round() >= policy.rounds()) {
            return;
        }
        int[] users = feedback.arrivals().users();
        for (int i = 0; i < users.length; i++) {
            seen[users[i]]++;
            for (int o = 0; o < sums.length; o++) {
                sums[o][users[i]] += feedback.outcomes()[o][i];
            }
        }
        known++;
        if (known == policy.rounds()) {
            winner = decide();
        }
    }

    private int decide() {
        Moments[] rewards = moments(0);
        if (Arrays.stream(rewards).anyMatch(m -> m.n() < 2)) {
            return 0;
        }
        List<Effect> effects = Dunnett.unequalVariances(
                        Arrays.copyOfRange(rewards, 1, actions), rewards[0], policy.level())
                .effects();
        int best = 0;
        for (int a = 1; a < actions; a++) {
            Effect effect = effects.get(a - 1);
            boolean ahead =
                    best == 0 || effect.estimate() > effects.get(best - 1).estimate();
            if (effect.low() > 0 && ahead && keepsGuardrails(a)) {
                best = a;
            }
        }
        return best;
    }

    /** Whether the upper bound of each excess is below 0. All have to hold, so that no bound needs to be wider for their number. */
    private boolean keepsGuardrails(int action) {
        double z = Normal.upperQuantile((1 - policy.level()) / 2);
        return IntStream.range(1, sums.length)
                .mapToObj(outcome -> moments(outcome)[action])
                .allMatch(excess -> excess.mean() + z * Math.sqrt(excess.varianceOfMean()) <= 0);
    }

    /** Of users' means, by arm. */
    private Moments[] moments(int outcome) {
        Moments[] result = new Moments[actions];
        for (int a = 0; a < actions; a++) {
            int wanted = a;
            result[a] = Moments.of(IntStream.range(0, arm.length)
                    .filter(user -> seen[user] > 0 && arm[user] == wanted)
                    .mapToDouble(user -> sums[outcome][user] / seen[user])
                    .toArray());
        }
        return result;
    }
}
