package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.causal.AdoptionPanel.Kind;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * Group-time effects of Callaway and Sant'Anna (2021, doi:10.1016/j.jeconom.2020.12.001) for very many units: the estimates of
 * {@link GroupTimeEffects} with units not yet treated as controls and the period before the start as base, each unit its own cluster.
 * No influence is stored: each is linear in what a unit did, so one pass over the units sums the squares of all averages together.
 */
public final class StaggeredAdoption {

    private final AdoptionPanel panel;
    private final double level;
    private final List<GroupTrend> trends = new ArrayList<>();
    private final int[] eventTimes;
    private final double[] values;
    private final double[][] covariance;
    private final List<StatWarning> warnings = new ArrayList<>();

    /**
     * Estimates the effects at event times −1 − leads … lags without −1.
     *
     * @param leads periods before the base that are looked at, at least 0
     * @param lags last period after the start, at least 0
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException when no group can be compared
     */
    public static StaggeredAdoption estimate(AdoptionPanel panel, int leads, int lags, double level) {
        return estimate(panel, leads, lags, 0, level);
    }

    /**
     * As above; {@link #simple} averages only effects in periods from {@code from} on.
     *
     * @throws IllegalArgumentException also when there is no effect in such a period
     */
    public static StaggeredAdoption estimate(AdoptionPanel panel, int leads, int lags, int from, double level) {
        Checks.atLeast(leads, 0, "leads");
        Checks.atLeast(lags, 0, "lags");
        Checks.level(level);
        return new StaggeredAdoption(panel, leads, lags, from, level);
    }

    private StaggeredAdoption(AdoptionPanel panel, int leads, int lags, int from, double level) {
        this.panel = panel;
        this.level = level;
        int leftOut = 0;
        int trimmed = 0;
        int fewest = Integer.MAX_VALUE;
        for (int g : panel.starts()) {
            Map<Integer, double @Nullable []> logits = new HashMap<>();
            for (int t = Math.max(0, g - 1 - leads); t <= Math.min(panel.periods() - 1, g + lags); t++) {
                int until = Math.max(t, g - 1);
                if (t != g - 1 && comparable(g, until)) {
                    if (!logits.containsKey(until)) {
                        logits.put(until, GroupTrend.propensity(panel, g, until));
                    }
                    GroupTrend trend = GroupTrend.of(panel, g, t, g - 1, logits.get(until));
                    if (trend == null) {
                        leftOut++;
                    } else {
                        trends.add(trend);
                        trimmed = Math.max(trimmed, trend.trimmed());
                        fewest = Math.min(fewest, (int) Math.min(trend.treated(), trend.controls()));
                    }
                }
            }
        }
        Checks.require(
                trends.stream().anyMatch(t -> t.period >= Math.max(from, t.group)),
                leftOut > 0
                        ? "no group has controls that are comparable given the covariates"
                        : "no group has both treated and control units");
        warn(fewest, leftOut, trimmed);
        Map<Integer, List<GroupTrend>> chosen = new TreeMap<>();
        trends.forEach(t -> chosen.computeIfAbsent(t.period - t.group, e -> new ArrayList<>())
                .add(t));
        eventTimes = chosen.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<List<GroupTrend>> averages = new ArrayList<>(chosen.values());
        averages.add(
                trends.stream().filter(t -> t.period >= Math.max(from, t.group)).toList());
        values = averages.stream().mapToDouble(StaggeredAdoption::average).toArray();
        covariance = covariance(averages);
    }

    private boolean comparable(int group, int until) {
        return panel.kinds().stream().anyMatch(k -> GroupTrend.role(k.start(), group, until) == 0);
    }

    private void warn(int fewest, int leftOut, int trimmed) {
        if (fewest < GroupTimeEffects.FEW_UNITS) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    "A group or its comparison has only " + fewest + " units; below " + GroupTimeEffects.FEW_UNITS
                            + " its error is badly estimated."));
        }
        if (leftOut > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    leftOut + " group-time effects have no controls with such covariates and were left out."));
        }
        if (trimmed > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    "Up to " + trimmed
                            + " controls of an effect have a propensity of 0.995 or more and get no weight."));
        }
    }

    private static double average(List<GroupTrend> chosen) {
        double total = 0;
        double sum = 0;
        for (GroupTrend trend : chosen) {
            total += trend.treated();
            sum += trend.treated() * trend.att();
        }
        return sum / total;
    }

    /** One pass over the units, for all averages together. */
    private double[][] covariance(List<List<GroupTrend>> averages) {
        int width = 1 + panel.periods();
        double[][][] influence = new double[panel.kinds().size()][][];
        double[][] sums = new double[averages.size()][averages.size()];
        double[] own = new double[averages.size()];
        for (int i = 0; i < panel.units(); i++) {
            int k = panel.kindOf(i);
            if (influence[k] == null) {
                influence[k] = influences(averages, panel.kinds().get(k), width);
            }
            double[][] line = influence[k];
            for (int a = 0; a < own.length; a++) {
                double value = line[a][0];
                for (int t = 1; t < width; t++) {
                    value += line[a][t] == 0 ? 0 : line[a][t] * panel.y(i, t - 1);
                }
                own[a] = value;
                for (int b = 0; b <= a; b++) {
                    sums[a][b] += value * own[b];
                }
            }
        }
        for (int a = 0; a < own.length; a++) {
            for (int b = 0; b < a; b++) {
                sums[b][a] = sums[a][b];
            }
        }
        return sums;
    }

    /** Influence of a unit of this kind over the number of units, of each average; group sizes are estimated too. */
    private double[][] influences(List<List<GroupTrend>> averages, Kind kind, int width) {
        double[][] lines = new double[averages.size()][width];
        int units = panel.units();
        for (int a = 0; a < lines.length; a++) {
            double total =
                    averages.get(a).stream().mapToDouble(GroupTrend::treated).sum() / units;
            for (GroupTrend trend : averages.get(a)) {
                double share = trend.treated() / units;
                double member = (kind.start() == trend.group ? 1 : 0) - share;
                trend.addInfluence(kind, share / total, lines[a]);
                lines[a][0] += member / total * (trend.att() - values[a]) / units;
            }
        }
        return lines;
    }

    /** Event times that have an effect, ascending; negative ones are pre-trends. */
    public int[] eventTimes() {
        return eventTimes.clone();
    }

    /** Mean effect so many periods after the start, weighted by group size. */
    public Effect dynamic(int eventTime) {
        int place = Arrays.binarySearch(eventTimes, eventTime);
        Checks.require(place >= 0, "there is no effect at event time " + eventTime);
        return effect(place);
    }

    /** Mean of all effects from the start on, weighted by group size. */
    public Effect simple() {
        return effect(eventTimes.length);
    }

    /** Units of the groups that an event time averages. */
    public int treated(int eventTime) {
        return (int) trends.stream()
                .filter(t -> t.period - t.group == eventTime)
                .mapToDouble(GroupTrend::treated)
                .sum();
    }

    private Effect effect(int place) {
        return Effect.normal(values[place], Math.sqrt(covariance[place][place]), level, warnings);
    }

    /**
     * Whether all leads are zero: Wald's statistic, its degrees of freedom and p from χ².
     *
     * @param p no evidence against parallel trends is no evidence for them
     */
    public record PreTrend(double statistic, int degreesOfFreedom, double p) {}

    /** Null without leads, or where they do not vary. */
    public @Nullable PreTrend preTrend() {
        int leads = (int) Arrays.stream(eventTimes).filter(e -> e < 0).count();
        if (leads == 0) {
            return null;
        }
        double[][] part = new double[leads][];
        for (int a = 0; a < leads; a++) {
            part[a] = Arrays.copyOf(covariance[a], leads);
        }
        Cholesky factor = Cholesky.semidefinite(Matrix.ofRows(part), 1e-10);
        if (factor.rank() == 0) {
            return null;
        }
        double wald = 0;
        for (double z : factor.forward(Arrays.copyOf(values, leads))) {
            wald += z * z;
        }
        return new PreTrend(wald, factor.rank(), Gamma.regularizedGammaQ(factor.rank() / 2.0, wald / 2));
    }

    /** Multiple of the standard error for a band that holds all event times together with the level at least (Šidák 1967). */
    public double bandMultiple() {
        return Normal.quantile((1 + Math.pow(level, 1.0 / eventTimes.length)) / 2);
    }
}
