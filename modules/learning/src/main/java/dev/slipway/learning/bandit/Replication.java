package dev.slipway.learning.bandit;

import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All policies in one world of chance. Who arrives, the noise of every user and action, and what policies draw come from the seed and the
 * round alone: the same decision gets the same reward whoever makes it, and who else takes part changes nothing.
 */
final class Replication {
    private static final int BLOCK = 16_384;
    private static final int ARRIVALS = 1;
    private static final int NOISE = 2;
    private static final int CHOICE = 3;
    private static final int ARMS = 4;
    private static final int STREAMS = 8;

    private final BanditWorld world;
    private final Players players;
    private final long seed;
    private final Runnable checkpoint;
    private final int actions;

    Replication(BanditWorld world, Players players, long seed, Runnable checkpoint) {
        this.world = world;
        this.players = players;
        this.seed = seed;
        this.checkpoint = checkpoint;
        actions = world.actions().size();
    }

    /** A policy that takes part. */
    private record Seat(Player player, Run run, Deque<Feedback> late) {}

    /** Runs all rounds; the results are in the order of the policies. */
    List<Run> run(List<BanditPolicy> policies) {
        List<Seat> seats = new ArrayList<>();
        for (BanditPolicy policy : policies) {
            seats.add(new Seat(players.start(policy, Seeds.of(seed, ARMS)), Run.empty(world), new ArrayDeque<>()));
        }
        for (int round = 0; round < world.schedule().rounds(); round++) {
            Arrivals arrivals = arrivals(round);
            double[][] noise = noise(arrivals);
            for (Seat seat : seats) {
                checkpoint.run();
                int[] chosen = seat.player().choose(arrivals, stream(CHOICE, round));
                seat.late().add(judged(seat.run(), arrivals, chosen, noise));
                if (round >= world.schedule().delay()) {
                    seat.player().learn(seat.late().remove());
                }
            }
        }
        return seats.stream().map(Seat::run).toList();
    }

    private SplittableRandom stream(int purpose, int round) {
        return Seeds.stream(seed, (long) round * STREAMS + purpose);
    }

    private Arrivals arrivals(int round) {
        int wanted = world.schedule().arrivals();
        int[] users = new int[world.users()];
        Arrays.setAll(users, i -> i);
        if (wanted == users.length) {
            return new Arrivals(round, users, world.features(), checkpoint);
        }
        SplittableRandom random = stream(ARRIVALS, round);
        for (int k = 0; k < wanted; k++) {
            int other = random.nextInt(k, users.length);
            int drawn = users[other];
            users[other] = users[k];
            users[k] = drawn;
        }
        int[] here = Arrays.copyOf(users, wanted);
        double[][] columns = new double[world.features().columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = RidgeModels.gather(world.features().column(j), here);
        }
        return new Arrivals(round, here, Matrix.ofColumns(columns), checkpoint);
    }

    /** By outcome; of every arrival and action, before anybody chooses. */
    private double[][] noise(Arrivals arrivals) {
        List<Guardrail> guardrails = world.guardrails();
        double[][] noise = new double[1 + guardrails.size()][arrivals.size() * actions];
        SplittableRandom random = stream(NOISE, arrivals.round());
        for (int o = 0; o < noise.length; o++) {
            Noise of = o == 0 ? world.noise() : guardrails.get(o - 1).noise();
            for (int k = 0; k < noise[o].length; k++) {
                if (k % BLOCK == 0) {
                    checkpoint.run();
                }
                noise[o][k] = of.draw(k % actions, random);
            }
        }
        return noise;
    }

    private Feedback judged(Run run, Arrivals arrivals, int[] chosen, double[][] noise) {
        int round = arrivals.round();
        double[] expected = world.expected(round);
        byte[] best = players.oracle(round);
        double[][] outcomes = new double[noise.length][chosen.length];
        double lost = 0;
        double earned = 0;
        for (int i = 0; i < chosen.length; i++) {
            int user = arrivals.users()[i] * actions;
            int at = user + chosen[i];
            lost += expected[user + best[arrivals.users()[i]]] - expected[at];
            earned += expected[at];
            outcomes[0][i] = expected[at] + noise[0][i * actions + chosen[i]];
            run.plays()[round][chosen[i]]++;
        }
        run.regret()[round] = lost + (round == 0 ? 0 : run.regret()[round - 1]);
        run.reward()[round] = earned + (round == 0 ? 0 : run.reward()[round - 1]);
        for (int g = 0; g < world.guardrails().size(); g++) {
            guard(g, run, arrivals, chosen, noise[g + 1], outcomes[g + 1]);
        }
        return new Feedback(arrivals, chosen, outcomes);
    }

    private void guard(int g, Run run, Arrivals arrivals, int[] chosen, double[] noise, double[] excess) {
        Guardrail guardrail = world.guardrails().get(g);
        int round = arrivals.round();
        for (int i = 0; i < chosen.length; i++) {
            int at = arrivals.users()[i] * actions + chosen[i];
            double surprise = noise[i * actions + chosen[i]];
            excess[i] = guardrail.excess(at, surprise);
            run.loss()[g][round] += guardrail.loss()[at] + surprise;
            run.volume()[g][round] += guardrail.volume()[at];
        }
    }
}
