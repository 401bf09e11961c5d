package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Group-time average treatment effects for staggered starts (Callaway and Sant'Anna 2021, doi:10.1016/j.jeconom.2020.12.001).
 * Without covariates ATT(g, t) = mean change of the units that start in g since their base period, less that of units not treated by then.
 * Right if those groups would have changed alike and nobody reacts in advance. Unlike two-way fixed effects it never takes treated
 * units as controls. Errors come from influence functions, summed within clusters, and know that group sizes are estimated.
 */
public final class GroupTimeEffects {

    /** Who is compared with. */
    public enum Control {
        /** Units that never start. */
        NEVER_TREATED,
        /** Those and units that start after both periods compared. */
        NOT_YET_TREATED
    }

    /** The period that changes are counted from before the start; from the start on it is always the one before it. */
    public enum Base {
        /** The period just before each: pre-trends one step at a time. */
        VARYING,
        /** The period before the start throughout, as event studies do. */
        UNIVERSAL
    }

    /** Units of a group or its comparison below which results warn. */
    public static final int FEW_UNITS = 5;

    private final List<GroupTime> effects = new ArrayList<>();
    private final int units;
    private final int[] start;
    private final GroupAverages averages;
    private final int periods;
    private final Clusters clusters;
    private final double level;
    private final GroupTimeWarnings seen = new GroupTimeWarnings();

    /**
     * One group-time effect.
     *
     * @param group index of the first treated period
     * @param period index of the period
     * @param att effect, in the outcome's unit
     * @param treated units of the group
     * @param controls units compared with
     * @param influence per unit: the effect's error is the mean of these
     */
    public record GroupTime(int group, int period, Effect att, int treated, int controls, double[] influence) {}

    private GroupTimeEffects(int[] start, int periods, Clusters clusters, double level) {
        this.units = start.length;
        this.start = start;
        this.averages = new GroupAverages(start);
        this.periods = periods;
        this.clusters = clusters;
        this.level = level;
    }

    /**
     * Estimates every group-time effect that has treated units, controls and a base period. Units treated from period 0 on tell nothing and
     * must be left out by the caller.
     *
     * @param y units × periods, balanced
     * @param start per unit, index of the first treated period (at least 1), {@link EventStudy#NEVER} for none
     * @param clusters per unit
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, a start of 0, or no comparison at all
     */
    public static GroupTimeEffects estimate(
            double[][] y, int[] start, Control control, Base base, Clusters clusters, double level) {
        return estimate(y, start, null, control, base, clusters, level);
    }

    /**
     * As above, given covariates: groups would have changed alike had their covariates been alike. Doubly robust: right if either the
     * change of the units compared with is linear in the columns or treatment is logistic in them (Sant'Anna and Zhao 2020,
     * doi:10.1016/j.jeconom.2020.06.003). Effects whose two sides the covariates separate, or with no more units compared with than
     * columns, are left out and warned of. Units compared with that are all but certain to be treated (ê of 0.995 or more) get no
     * weight, which is warned of too.
     *
     * @param covariates per unit, known before any start, their constant included; null for none
     */
    public static GroupTimeEffects estimate(
            double[][] y,
            int[] start,
            @Nullable Matrix covariates,
            Control control,
            Base base,
            Clusters clusters,
            double level) {
        if (covariates != null) {
            Checks.require(
                    covariates.rows() == y.length,
                    "there are " + y.length + " units and " + covariates.rows() + " rows of covariates");
            covariates.requireFinite("covariates");
        }
        Checks.atLeast(y.length, 2, "units");
        Checks.require(start.length == y.length, "there are " + y.length + " units and " + start.length + " starts");
        Checks.require(
                clusters.of().length == y.length,
                "there are " + y.length + " units and " + clusters.of().length + " cluster ids");
        Checks.level(level);
        int periods = y[0].length;
        for (int i = 0; i < y.length; i++) {
            if (y[i].length != periods) {
                throw new IllegalArgumentException(
                        "unit " + i + " has " + y[i].length + " periods instead of " + periods);
            }
            Checks.finite(y[i], "y", i);
            if (start[i] < 1) {
                throw new IllegalArgumentException("unit " + i + " is treated from the first period on; leave it out");
            }
        }
        GroupTimeEffects all = new GroupTimeEffects(start.clone(), periods, clusters, level);
        for (int g : Arrays.stream(start)
                .filter(s -> s < periods)
                .distinct()
                .sorted()
                .toArray()) {
            for (int t = 0; t < periods; t++) {
                int from = t >= g || base == Base.UNIVERSAL ? g - 1 : t - 1;
                if (from >= 0 && from != t) {
                    all.add(y, covariates, g, t, from, control);
                }
            }
        }
        Checks.require(
                !all.effects.isEmpty(),
                all.seen.incomparable() > 0
                        ? "no group has controls that are comparable given the covariates"
                        : "no group has both treated and control units");
        return all;
    }

    private void add(double[][] y, @Nullable Matrix covariates, int g, int t, int from, Control control) {
        int[] role = new int[units];
        double[] change = new double[units];
        for (int i = 0; i < units; i++) {
            boolean later = start[i] > Math.max(t, from) && start[i] != g;
            boolean compared = control == Control.NEVER_TREATED ? start[i] == EventStudy.NEVER : later;
            role[i] = start[i] == g ? 1 : compared ? 0 : -1;
            change[i] = y[i][t] - y[i][from];
        }
        Trends.Difference found = Trends.plain(change, role);
        if (found == null) {
            return;
        }
        if (covariates != null) {
            found = Trends.doublyRobust(change, role, covariates);
        }
        if (found == null) {
            seen.leftOut();
            return;
        }
        GroupTimeWarnings own = new GroupTimeWarnings();
        own.add(found);
        seen.add(found);
        Effect att = effect(found.att(), found.influence(), own);
        effects.add(new GroupTime(g, t, att, found.treated(), found.controls(), found.influence()));
    }

    /** All group-time effects, by group and period. */
    public List<GroupTime> effects() {
        return List.copyOf(effects);
    }

    /** Mean of all effects from the start on, weighted by group size. */
    public Effect simple() {
        return weighted(effects.stream().filter(e -> e.period() >= e.group()).toList());
    }

    /** Event times that have an effect, ascending; negative ones are pre-trends. */
    public int[] eventTimes() {
        return effects.stream()
                .mapToInt(e -> e.period() - e.group())
                .distinct()
                .sorted()
                .toArray();
    }

    /** Mean effect {@code eventTime} periods after the start, weighted by group size. */
    public Effect dynamic(int eventTime) {
        return weighted(at(eventTime));
    }

    /** Plain mean of {@link #dynamic} over all event times from 0 on. */
    public Effect dynamicOverall() {
        return effect(averages.plain(Arrays.stream(eventTimes())
                .filter(e -> e >= 0)
                .mapToObj(e -> averages.bySize(at(e)))
                .toList()));
    }

    /** Groups that have an effect, ascending. */
    public int[] groups() {
        return effects.stream().mapToInt(GroupTime::group).distinct().sorted().toArray();
    }

    /** Mean effect of one group from its start on. */
    public Effect group(int group) {
        return weighted(effects.stream()
                .filter(e -> e.group() == group && e.period() >= group)
                .toList());
    }

    /** Mean effect in one period of all groups that have started, weighted by group size. */
    public Effect calendar(int period) {
        return weighted(effects.stream()
                .filter(e -> e.period() == period && e.group() <= period)
                .toList());
    }

    /**
     * Critical value of a band over all event times together: the level-quantile of the largest |t| when cluster influences get random
     * signs; in place of 1.96.
     *
     * @param draws at least 100
     * @param seed start of the random stream
     */
    public double simultaneousCriticalValue(int draws, long seed) {
        Checks.atLeast(draws, 100, "draws");
        List<double[]> influences = Arrays.stream(eventTimes())
                .mapToObj(e -> averages.bySize(at(e)).influence())
                .toList();
        return MultiplierBand.criticalValue(influences, clusters, draws, seed, level);
    }

    private List<GroupTime> at(int eventTime) {
        return effects.stream().filter(e -> e.period() - e.group() == eventTime).toList();
    }

    private Effect weighted(List<GroupTime> chosen) {
        return effect(averages.bySize(chosen));
    }

    private Effect effect(GroupAverages.Part part) {
        return effect(part.value(), part.influence(), seen);
    }

    private Effect effect(double value, double[] influence, GroupTimeWarnings reasons) {
        List<StatWarning> warnings = new ArrayList<>(clusters.warnings());
        warnings.addAll(reasons.list());
        return Effect.normal(value, MultiplierBand.standardError(influence, clusters), level, warnings);
    }

    /** Number of periods. */
    public int periods() {
        return periods;
    }
}
