package dev.slipway.stats.policy;

import java.util.Random;

/**
 * Rounds of users who differ for good, so that the rounds of one are alike: two actions, the second worth one more, drawn with a
 * probability that depends on the user; the target takes the second in four of five rounds. The reward model knows users only in part.
 *
 * @param value planted value of the target policy, gain and ratio likewise
 */
record SimulatedRounds(LoggedData log, LoggedData volume, int[] user, double value, double gain, double ratio) {

    private static final double TAKES_SECOND = 0.8;

    static SimulatedRounds of(long seed, int users, int each) {
        Random random = new Random(seed);
        int n = users * each;
        double[][] reward = new double[3][n];
        double[][] volume = new double[3][n];
        double[] behaviour = new double[n];
        double[] target = new double[n];
        int[] user = new int[n];
        for (int u = 0; u < users; u++) {
            double is = random.nextGaussian();
            double likes = random.nextBoolean() ? 0.6 : 0.3;
            for (int i = u * each; i < (u + 1) * each; i++) {
                boolean second = random.nextDouble() < likes;
                user[i] = 3 * u - 100;
                behaviour[i] = second ? likes : 1 - likes;
                target[i] = second ? TAKES_SECOND : 1 - TAKES_SECOND;
                double knows = 0.5 * is;
                reward[0][i] = 2 + is + (second ? 1 : 0) + random.nextGaussian();
                reward[1][i] = 2 + knows + (second ? 0.8 : 0);
                reward[2][i] = 2 + knows + 0.8 * TAKES_SECOND;
                volume[0][i] = 10 + 2 * is + (second ? 2 : 0) + random.nextGaussian();
                volume[1][i] = 10 + knows + (second ? 2 : 0);
                volume[2][i] = 10 + knows + 2 * TAKES_SECOND;
            }
        }
        double value = 2 + TAKES_SECOND;
        return new SimulatedRounds(
                new LoggedData(reward[0], behaviour, target, reward[1], reward[2]),
                new LoggedData(volume[0], behaviour, target, volume[1], volume[2]),
                user,
                value,
                value - (2 + (0.6 + 0.3) / 2),
                value / (10 + 2 * TAKES_SECOND));
    }
}
