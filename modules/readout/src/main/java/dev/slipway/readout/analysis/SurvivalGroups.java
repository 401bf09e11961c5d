package dev.slipway.readout.analysis;

import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The units that curves are drawn of, by group: the control, then the other variants; or the biggest levels of an
 * attribute, biggest first.
 *
 * @param names as they stand in the data
 * @param all rows of every group
 * @param group of each row
 * @param rows of each group alone
 */
record SurvivalGroups(
        List<String> names, SurvivalData all, int[] group, List<SurvivalData> rows, List<String> warnings) {
    /** More curves than this can't be told apart. */
    private static final int MAX_CURVES = 5;

    static SurvivalGroups of(ExperimentData data, SurvivalTimes times, String by) throws CannotFit {
        ModelTerm term = ModelTerm.of(data, by);
        int[] codes = term.codes();
        if (codes == null) {
            throw new CannotFit(Words.label(by) + " is a number; curves need variant or a text attribute.");
        }
        long[] sizes = new long[term.levels().size()];
        for (int u = 0; u < codes.length; u++) {
            if (codes[u] >= 0 && times.known()[u]) {
                sizes[codes[u]]++;
            }
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.length)
                .filter(l -> sizes[l] > 0)
                .boxed()
                .toList());
        if (!term.isVariant()) {
            order.sort(Comparator.comparingLong((Integer l) -> -sizes[l]));
        }
        List<String> warnings = new ArrayList<>();
        if (order.size() > MAX_CURVES) {
            warnings.add(term.label() + " has " + Numbers.count(order.size())
                    + " levels; curves and the log-rank test are of the " + MAX_CURVES + " biggest.");
            order = order.subList(0, MAX_CURVES);
        }
        if (order.isEmpty()) {
            throw new CannotFit("No unit has both a time and a value of " + term.name() + ".");
        }
        return split(term, codes, times, order, warnings);
    }

    private static SurvivalGroups split(
            ModelTerm term, int[] codes, SurvivalTimes times, List<Integer> order, List<String> warnings) {
        int[] place = new int[term.levels().size()];
        Arrays.fill(place, -1);
        for (int g = 0; g < order.size(); g++) {
            place[order.get(g)] = g;
        }
        int[] rows = IntStream.range(0, codes.length)
                .filter(u -> codes[u] >= 0 && times.known()[u] && place[codes[u]] >= 0)
                .toArray();
        int[] group = new int[rows.length];
        Arrays.setAll(group, i -> place[codes[rows[i]]]);
        SurvivalData all = times.of(rows);
        List<SurvivalData> each = IntStream.range(0, order.size())
                .mapToObj(g -> all.where(group, g))
                .toList();
        return new SurvivalGroups(order.stream().map(term.levels()::get).toList(), all, group, each, warnings);
    }
}
