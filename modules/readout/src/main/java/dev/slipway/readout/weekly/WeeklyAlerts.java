package dev.slipway.readout.weekly;

import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.stats.drift.ClusteredPsi;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which weeks of a feature are one alert, and whether the arms of the experiment moved alike. */
final class WeeklyAlerts {
    private static final int FEWEST = 5;

    static final String ALIKE = "alike";
    static final String DIFFER = "differ";
    static final String UNKNOWN = "unknown";

    private final UnitWeeks data;
    private final WeekTraits traits;
    private final int first;
    private final int reference;

    WeeklyAlerts(UnitWeeks data, WeekTraits traits, int first, int reference) {
        this.data = data;
        this.traits = traits;
        this.first = first;
        this.reference = reference;
    }

    /** Weeks in a row that are beyond chance, at least one of them an alert. */
    record Run(WeekFeature feature, Feature compared, int from, int to, boolean lasting, Cell peak) {}

    /** The run that lasts to the end, else the one with the largest index; null without any. */
    static @Nullable Run run(WeekFeature feature, Feature compared, int weeks) {
        List<List<Cell>> runs = new ArrayList<>();
        for (Cell cell : compared.cells()) {
            if (!cell.beyondChance()) {
                continue;
            }
            if (runs.isEmpty() || runs.getLast().getLast().week() < cell.week() - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(cell);
        }
        return runs.stream()
                .filter(cells -> cells.stream().anyMatch(Cell::alert))
                .map(cells -> {
                    int to = cells.getLast().week();
                    Cell peak = cells.stream()
                            .max(Comparator.comparingDouble(Cell::psi))
                            .orElseThrow();
                    return new Run(feature, compared, cells.getFirst().week(), to, to == weeks, peak);
                })
                .max(Comparator.comparing(Run::lasting)
                        .thenComparingDouble(run -> run.peak().psi()))
                .orElse(null);
    }

    Alert alert(Run run, double level) {
        ClusteredPsi.Result worst = null;
        int which = -1;
        for (int arm = 1; arm < data.variants().size(); arm++) {
            ClusteredPsi.Result result = between(run, arm, level);
            boolean further = result != null && (worst == null || beyond(result) > beyond(worst));
            worst = further ? result : worst;
            which = further ? arm : which;
        }
        String arms = worst == null ? UNKNOWN : worst.psi() > worst.limit() ? DIFFER : ALIKE;
        String variant = which < 0 ? "" : data.variants().get(which);
        return new Alert(
                run.compared().name(),
                run.compared().label(),
                run.from(),
                run.to(),
                run.lasting(),
                run.peak().week(),
                run.peak().psi(),
                run.peak().limit(),
                arms,
                worst == null ? null : (Double) worst.psi(),
                worst == null ? null : (Double) worst.limit(),
                WeeklyWords.sentence(
                        run.compared(), run.peak(), reference, run.from(), run.to(), run.lasting(), arms, variant));
    }

    private static double beyond(ClusteredPsi.Result result) {
        return result.limit() == 0 ? 0 : result.psi() / result.limit();
    }

    /** The change of one treatment less that of control, among weeks from exposure on; null when a side has nobody. */
    private ClusteredPsi.@Nullable Result between(Run run, int arm, double level) {
        int users = data.users();
        int[] group = new int[users];
        Arrays.setAll(group, u -> data.variant()[u] == 0 ? 0 : data.variant()[u] == arm ? 1 : -1);
        int[][] before = new int[reference][];
        for (int w = 0; w < reference; w++) {
            before[w] = exposed(run.feature().bin()[w], w);
        }
        int[] after =
                exposed(run.feature().bin()[run.peak().week() - 1], run.peak().week() - 1);
        for (int side = 0; side < 2; side++) {
            boolean reached = false;
            boolean began = false;
            for (int u = 0; u < users; u++) {
                int cluster = u;
                reached |= group[u] == side && after[u] >= 0;
                began |= group[u] == side && Arrays.stream(before).anyMatch(week -> week[cluster] >= 0);
            }
            if (!reached || !began) {
                return null;
            }
        }
        ClusteredPsi.Result result = ClusteredPsi.difference(
                before, after, group, run.feature().bins().size(), level);
        return result.fewest() < FEWEST ? null : result;
    }

    private int[] exposed(int[] bin, int week) {
        int[] kept = bin.clone();
        for (int u = 0; u < kept.length; u++) {
            kept[u] = traits.exposedWeek()[u] <= first + week ? kept[u] : ClusteredPsi.NONE;
        }
        return kept;
    }
}
