package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.causal.AdoptionPanel.Kind;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Group-time effects if, without treatment, the means of all groups had changed by the same share instead of the same amount:
 * ATT(g, t) = ȳ(g, t) − ȳ(g, g−1) · c̄(t) / c̄(g−1), where c̄ are units not treated by t (ratio-in-ratios; Wooldridge 2023,
 * doi:10.1093/ectj/utad016). Where groups have unequal levels and the others move at all, at most one of the two assumptions holds
 * (Roth and Sant'Anna 2023, doi:10.3982/ECTA19402), so how far this is from {@link StaggeredAdoption} without covariates says how much
 * hangs on the scale. Errors by the delta method, each unit its own cluster.
 */
public final class ProportionalTrends {
    private final AdoptionPanel panel;
    private final int periods;
    /** By start; those that never start within the panel are last. */
    private final int[] count;

    private final double[][] sums;
    private final List<Cell> cells = new ArrayList<>();
    private double total;

    /** One group in one period: sizes, means at the base and in the period. */
    private record Cell(int group, int period, double own, double others, double[] before, double[] after) {
        double change() {
            return after[0] / before[0];
        }

        double effect() {
            return after[1] - before[1] * change();
        }

        double gap() {
            return before[1] - before[0];
        }
    }

    /**
     * The estimate.
     *
     * @param effect mean over groups and periods, weighted by group size
     * @param gap how much higher treated units were than the others in the period before the start
     * @param before mean of treated units then
     * @param othersBefore mean of the others then
     * @param othersChange of the others' mean since then, as a share of it
     */
    public record Result(Effect effect, Effect gap, double before, double othersBefore, double othersChange) {}

    private ProportionalTrends(AdoptionPanel panel, int from) {
        this.panel = panel;
        this.periods = panel.periods();
        this.count = new int[periods + 1];
        this.sums = new double[periods + 1][periods];
        for (Kind kind : panel.kinds()) {
            int place = Math.min(kind.start(), periods);
            count[place] += kind.count();
            for (int t = 0; t < periods; t++) {
                sums[place][t] += kind.sums()[t];
            }
        }
        for (int g : panel.starts()) {
            for (int t = Math.max(from, g); t < periods; t++) {
                add(g, t);
            }
        }
    }

    private void add(int g, int t) {
        double others = 0;
        double before = 0;
        double after = 0;
        for (int s = t + 1; s <= periods; s++) {
            others += count[s];
            before += sums[s][g - 1];
            after += sums[s][t];
        }
        if (others > 0) {
            Checks.require(before > 0, "the others have nothing before that could change by a share");
            cells.add(new Cell(
                    g, t, count[g], others, new double[] {before / others, sums[g][g - 1] / count[g]}, new double[] {
                        after / others, sums[g][t] / count[g]
                    }));
            total += count[g];
        }
    }

    /**
     * Estimates the mean effect in periods from {@code from} on. Covariates of the panel are not used. Warns of a group or a comparison of
     * fewer than five units.
     *
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException when there is nobody to compare with, or their mean before is not positive
     */
    public static Result estimate(AdoptionPanel panel, int from, double level) {
        Checks.level(level);
        ProportionalTrends trends = new ProportionalTrends(panel, from);
        Checks.require(!trends.cells.isEmpty(), "no group has both treated and control units");
        return trends.result(level);
    }

    private Result result(double level) {
        double effect = 0;
        double gap = 0;
        double before = 0;
        double othersBefore = 0;
        double othersAfter = 0;
        for (Cell cell : cells) {
            double weight = cell.own / total;
            effect += weight * cell.effect();
            gap += weight * cell.gap();
            before += weight * cell.before[1];
            othersBefore += weight * cell.before[0];
            othersAfter += weight * cell.after[0];
        }
        double[][] effects = new double[periods + 1][1 + periods];
        double[][] gaps = new double[periods + 1][1 + periods];
        for (Cell cell : cells) {
            effectInfluence(cell, effect, effects);
            gapInfluence(cell, gap, gaps);
        }
        double fewest = cells.stream()
                .mapToDouble(cell -> Math.min(cell.own, cell.others))
                .min()
                .orElse(0);
        List<StatWarning> warnings = GroupTimeWarnings.few(Math.round(fewest));
        return new Result(
                Effect.normal(effect, error(effects), level, warnings),
                Effect.normal(gap, error(gaps), level, warnings),
                before,
                othersBefore,
                othersAfter / othersBefore - 1);
    }

    /** Into [0] a unit's constant, into [1 + t] its slope in period t, by start; group sizes are estimated too. */
    private void effectInfluence(Cell cell, double mean, double[][] into) {
        double ratio = cell.before[1] / cell.before[0];
        double[] own = into[cell.group];
        own[0] += (cell.effect() - mean - cell.after[1] + cell.change() * cell.before[1]) / total;
        own[1 + cell.period] += 1 / total;
        own[cell.group] -= cell.change() / total;
        for (int s = cell.period + 1; s <= periods; s++) {
            double weight = cell.own / total / cell.others * ratio;
            into[s][1 + cell.period] -= weight;
            into[s][cell.group] += weight * cell.change();
        }
    }

    private void gapInfluence(Cell cell, double mean, double[][] into) {
        double[] own = into[cell.group];
        own[0] += (cell.gap() - mean - cell.before[1]) / total;
        own[cell.group] += 1 / total;
        for (int s = cell.period + 1; s <= periods; s++) {
            double weight = cell.own / total / cell.others;
            into[s][cell.group] -= weight;
            into[s][0] += weight * cell.before[0];
        }
    }

    private double error(double[]... influence) {
        double squares = 0;
        for (int i = 0; i < panel.units(); i++) {
            double[] line = influence[Math.min(panel.start(i), periods)];
            double value = line[0];
            for (int t = 0; t < periods; t++) {
                value += line[1 + t] == 0 ? 0 : line[1 + t] * panel.y(i, t);
            }
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
