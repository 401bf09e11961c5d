package dev.slipway.learning.bandit;

import dev.slipway.learning.bandit.BanditWorld.Schedule;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small worlds whose rewards are linear in a column of ones and normal features. */
final class PlantedWorlds {
    static final int USERS = 400;
    static final int COLUMNS = 4;

    private PlantedWorlds() {}

    /** A column of ones, then normal features. */
    static Matrix features(int users, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[columns][users];
        Arrays.fill(x[0], 1);
        for (int j = 1; j < columns; j++) {
            Arrays.setAll(x[j], i -> random.nextGaussian());
        }
        return Matrix.ofColumns(x);
    }

    /** Rewards x'θ of each action, user after user. */
    static double[] linear(Matrix x, double[]... theta) {
        double[] reward = new double[x.rows() * theta.length];
        for (int a = 0; a < theta.length; a++) {
            double[] fitted = x.times(theta[a]);
            for (int i = 0; i < fitted.length; i++) {
                reward[i * theta.length + a] = fitted[i];
            }
        }
        return reward;
    }

    static Noise noise(int actions, double deviation) {
        return new Noise.Gaussian(
                IntStream.range(0, actions).mapToDouble(a -> deviation).toArray());
    }

    static BanditWorld of(Matrix x, double[] reward, double deviation, Schedule schedule) {
        int actions = reward.length / x.rows();
        List<String> names = List.of("none", "bonus", "waiver", "both").subList(0, actions);
        return new BanditWorld(names, x, reward, noise(actions, deviation), List.of(), schedule, null);
    }

    /** Who should get which of three actions depends on two features. */
    static BanditWorld personal(double deviation, Schedule schedule) {
        Matrix x = features(USERS, COLUMNS, 11);
        double[] reward =
                linear(x, new double[] {1, 0, 0, 0}, new double[] {1, 0.6, 0, 0}, new double[] {1, 0, 0.6, 0});
        return of(x, reward, deviation, schedule);
    }

    /** Action 1 brings more than the baseline, action 2 less, by the same for everybody; no feature tells anything about that. */
    static BanditWorld sameForAll(double ahead, int columns, double deviation, Schedule schedule) {
        Matrix x = features(USERS, columns, 12);
        double[] reward = new double[3 * USERS];
        for (int at = 0; at < reward.length; at++) {
            reward[at] = 1 + new double[] {0, ahead, -ahead}[at % 3];
        }
        return of(x, reward, deviation, schedule);
    }

    /** Action 1 brings more and loses more: its rate is 0.06, the baseline's 0.02, the limit 0.035. Losses are one in many. */
    static BanditWorld risky(Schedule schedule) {
        Matrix x = features(USERS, COLUMNS, 13);
        double[] reward = linear(x, new double[] {1, 0, 0, 0}, new double[] {1.4, 0.3, 0, 0});
        double[] loss = new double[reward.length];
        double[] volume = new double[reward.length];
        for (int at = 0; at < loss.length; at++) {
            loss[at] = at % 2 == 0 ? 0.02 : 0.06;
            volume[at] = 1;
        }
        Guardrail guardrail = new Guardrail("losses", loss, volume, noise(2, 0.1), 0.035);
        return new BanditWorld(List.of("none", "bonus"), x, reward, noise(2, 0.5), List.of(guardrail), schedule, null);
    }

    /** As risky, and a third action that brings half as much more and loses no more than the baseline. */
    static BanditWorld riskyOrMild(Schedule schedule) {
        Matrix x = features(USERS, COLUMNS, 13);
        double[] reward =
                linear(x, new double[] {1, 0, 0, 0}, new double[] {1.4, 0, 0, 0}, new double[] {1.2, 0, 0, 0});
        double[] loss = new double[reward.length];
        double[] volume = new double[reward.length];
        for (int at = 0; at < loss.length; at++) {
            loss[at] = at % 3 == 1 ? 0.06 : 0.02;
            volume[at] = 1;
        }
        Guardrail guardrail = new Guardrail("losses", loss, volume, noise(3, 0.1), 0.035);
        List<String> names = List.of("none", "bonus", "waiver");
        return new BanditWorld(names, x, reward, noise(3, 0.5), List.of(guardrail), schedule, null);
    }

    static BanditWorld changed(BanditWorld world, Change change) {
        return new BanditWorld(
                world.actions(),
                world.features(),
                world.reward(),
                world.noise(),
                world.guardrails(),
                world.schedule(),
                change);
    }
}
