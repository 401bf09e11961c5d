package dev.slipway.readout.race;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.learning.bandit.BanditWorld;
import dev.slipway.learning.bandit.Change;
import dev.slipway.learning.bandit.Guardrail;
import dev.slipway.learning.bandit.Noise;
import dev.slipway.readout.offers.ShareLimit;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.OfferWeeks.OfferTruth;
import dev.slipway.warehouse.marts.OfferVars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The simulated world as a bandit's: what a week brings with each offer is what was planted, and the luck of a week is what logged weeks
 * brought beyond that, drawn anew. Users stay and do not change.
 */
final class RaceWorld {
    /** More users make the features known no better and take longer. */
    private static final int MOST_USERS = 2_000;

    private static final double SMALLEST_VOLUME = 1e-9;

    private final Study study;
    private final Offers asked;
    private final ExperimentData data;
    private final OfferWeeks weeks;
    private final OfferTruth truth;
    private final List<String> offers;

    /** By number here the number in the weeks. */
    private final int[] source;

    private final int[] users;

    /** @param offers names, doing nothing first */
    RaceWorld(Study study, Offers asked, ExperimentData data, OfferWeeks weeks, List<String> offers) {
        this.study = study;
        this.asked = asked;
        this.data = data;
        this.weeks = weeks;
        this.truth = Objects.requireNonNull(weeks.truth(), "a world that tells its truth");
        this.offers = offers;
        this.source =
                offers.stream().mapToInt(name -> weeks.offers().indexOf(name)).toArray();
        int every = Math.max(1, (data.units() + MOST_USERS - 1) / MOST_USERS);
        this.users =
                IntStream.range(0, data.units()).filter(u -> u % every == 0).toArray();
    }

    int users() {
        return users.length;
    }

    /** @param delay weeks that outcomes come late */
    BanditWorld world(Offers.Race race, int delay) {
        List<Guardrail> guardrails = new ArrayList<>();
        guarded().forEach(l -> guardrails.add(guardrail(l)));
        return new BanditWorld(
                offers,
                features(),
                planted("worth"),
                noise("worth", 0, ""),
                guardrails,
                new BanditWorld.Schedule(race.rounds(), Math.min(race.users(), users.length), delay),
                null);
    }

    /** The same where from a week on, counted from 1, each offer brings what the one before it in the list brought. */
    BanditWorld changed(BanditWorld world, int week) {
        return new BanditWorld(
                world.actions(),
                world.features(),
                world.reward(),
                world.noise(),
                world.guardrails(),
                world.schedule(),
                Change.permuted(week - 1, world.reward(), order()));
    }

    /** Doing nothing stays; the offers move on by one. */
    int[] order() {
        int[] order = new int[offers.size()];
        for (int a = 1; a < order.length; a++) {
            order[a] = a == 1 ? order.length - 1 : a - 1;
        }
        return order;
    }

    /** Keys of the limits that the race keeps an eye on: those of which the world tells the truth. */
    List<String> limits() {
        return guarded().map(l -> asked.limits().get(l)).toList();
    }

    private Stream<Integer> guarded() {
        return IntStream.range(0, asked.limits().size())
                .filter(l -> truth.has(OfferVars.above(l)))
                .boxed();
    }

    private Guardrail guardrail(int limit) {
        Metric metric =
                Objects.requireNonNull(study.metrics().get(asked.limits().get(limit)));
        if (ShareLimit.of(metric)) {
            return share(metric, limit);
        }
        double most = Objects.requireNonNull(metric.ceiling());
        double[] volume = planted(OfferVars.below(limit));
        Arrays.setAll(volume, at -> Math.max(SMALLEST_VOLUME, volume[at]));
        return new Guardrail(
                metric.label(),
                planted(OfferVars.above(limit)),
                volume,
                noise(OfferVars.above(limit), most, OfferVars.below(limit)),
                most);
    }

    /** Every week counts as one. */
    private Guardrail share(Metric metric, int limit) {
        double[] loss = planted(OfferVars.above(limit));
        double[] volume = new double[loss.length];
        Arrays.fill(volume, 1);
        return new Guardrail(
                ShareLimit.label(metric),
                loss,
                volume,
                noise(OfferVars.above(limit), 0, ""),
                ShareLimit.most(metric, weeks, limit));
    }

    /** Expected by user and offer. */
    private double[] planted(String sum) {
        double[] of = truth.of(sum);
        int n = offers.size();
        double[] values = new double[users.length * n];
        for (int i = 0; i < users.length; i++) {
            for (int a = 0; a < n; a++) {
                values[i * n + a] = of[users[i] * n + source[a]];
            }
        }
        return values;
    }

    /** What logged weeks brought beyond what was expected of them, less so much of what another sum did; by offer, around 0. */
    private Noise noise(String sum, double factor, String other) {
        int n = offers.size();
        List<List<Double>> residuals = new ArrayList<>();
        offers.forEach(offer -> residuals.add(new ArrayList<>()));
        double[] seen = weeks.sum(sum);
        double[] expected = truth.of(sum);
        for (int i = 0; i < weeks.rounds(); i++) {
            int offer = weeks.offer()[i];
            int at = weeks.unit()[i] * n + offer;
            double beyond = seen[i] - expected[at];
            if (factor != 0) {
                beyond -= factor * (weeks.sum(other)[i] - truth.of(other)[at]);
            }
            residuals.get(indexOf(offer)).add(beyond);
        }
        return new Noise.Resampled(residuals.stream().map(RaceWorld::centred).toArray(double[][]::new));
    }

    private int indexOf(int inWeeks) {
        for (int a = 0; a < source.length; a++) {
            if (source[a] == inWeeks) {
                return a;
            }
        }
        throw new IllegalArgumentException("offer " + inWeeks + " is not in the list");
    }

    private static double[] centred(List<Double> residuals) {
        if (residuals.isEmpty()) {
            return new double[] {0};
        }
        double mean = residuals.stream().mapToDouble(Double::doubleValue).sum() / residuals.size();
        return residuals.stream().mapToDouble(r -> r - mean).toArray();
    }

    /** Attributes of users: texts as one column for each level but the first, numbers on a logarithmic scale; all standardised. */
    private Matrix features() {
        List<String> named = asked.features().attributes();
        List<double[]> columns = new ArrayList<>();
        double[] ones = new double[users.length];
        Arrays.fill(ones, 1);
        columns.add(ones);
        for (Map.Entry<String, Category> each : data.categories().entrySet()) {
            if (named == null || named.contains(each.getKey())) {
                for (int level = 1; level < each.getValue().levels().size(); level++) {
                    add(columns, is(each.getValue(), level));
                }
            }
        }
        data.numbers().forEach((name, values) -> {
            if (named == null || named.contains(name)) {
                add(columns, logarithm(values));
            }
        });
        return Matrix.ofColumns(columns.toArray(double[][]::new));
    }

    private double[] is(Category category, int level) {
        return Arrays.stream(users)
                .mapToDouble(u -> category.code()[u] == level ? 1 : 0)
                .toArray();
    }

    private double[] logarithm(double[] values) {
        return Arrays.stream(users)
                .mapToDouble(u -> Math.signum(values[u]) * Math.log1p(Math.abs(values[u])))
                .toArray();
    }

    /** A missing number is the average; a column that does not vary says nothing. */
    private static void add(List<double[]> columns, double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).sum() / Math.max(1, known.length);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / Math.max(1, known.length));
        if (deviation > 1e-9) {
            columns.add(Arrays.stream(values)
                    .map(v -> Double.isFinite(v) ? (v - mean) / deviation : 0)
                    .toArray());
        }
    }
}
