package dev.slipway.readout.analysis;

import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an effect without randomisation is adjusted for, as columns. Units without a value form a stratum of their own: a
 * number that is missing becomes the mean of the others and a further column says that it was missing; a missing word is a
 * level of its own. Of an attribute with very many levels the rarest are taken together; so are levels that a group has
 * one unit of, which that unit's own outcome would decide with an error of 0.
 *
 * <p>Numbers are centred and divided by their standard deviation: estimates and errors are the same in exact arithmetic, but
 * a time in milliseconds beside a constant of 1 would leave few digits of them.
 *
 * @param design intercept, standardised numbers, one column for each level but the first
 * @param compared columns whose balance is looked at, every level among them
 */
record AdjustmentColumns(DesignMatrix design, List<Compared> compared) {
    /** A column with the attribute that it comes from and its name for people. */
    record Compared(String attribute, String label, double[] values) {}

    static AdjustmentColumns of(
            ExperimentData data, ObservationalSample sample, List<String> names, List<String> warnings) {
        Building building = new Building(data, sample, warnings);
        names.stream().distinct().forEach(building::add);
        return new AdjustmentColumns(
                building.builder.missing(DesignBuilder.Missing.OWN_LEVEL).build(), List.copyOf(building.compared));
    }

    private static final class Building {
        private final ExperimentData data;
        private final ObservationalSample sample;
        private final List<String> warnings;
        private final DesignBuilder builder;
        private final List<Compared> compared = new ArrayList<>();

        Building(ExperimentData data, ObservationalSample sample, List<String> warnings) {
            this.data = data;
            this.sample = sample;
            this.warnings = warnings;
            this.builder = new DesignBuilder(sample.units());
        }

        void add(String name) {
            double[] numbers = data.numbers().get(name);
            Category category = data.categories().get(name);
            if (numbers != null) {
                addNumber(name, sample.take(numbers));
            } else if (category != null) {
                addLevels(name, category);
            } else {
                warnings.add("The data has no attribute " + name + "; nothing is adjusted for it.");
            }
        }

        private void addNumber(String name, double[] values) {
            double[] gaps = new double[values.length];
            int missing = 0;
            int[] without = new int[2];
            for (int i = 0; i < values.length; i++) {
                boolean there = Double.isFinite(values[i]);
                gaps[i] = there ? 0 : 1;
                missing += there ? 0 : 1;
                without[sample.treated()[i] ? 1 : 0] += there ? 0 : 1;
            }
            if (missing == values.length) {
                warnings.add("No unit has a value of " + name + "; nothing is adjusted for it.");
                return;
            }
            double[] standard = Standardised.of(values);
            builder.numeric(name, standard);
            compared.add(new Compared(name, Words.label(name), standard));
            if (Levels.lone(without)) {
                warnings.add(Numbers.counted(missing, "unit has", "units have") + " no " + Words.of(name)
                        + ", too few for a group of their own; the mean of the others stands in.");
            } else if (missing > 0) {
                builder.numeric(name + "[" + DesignBuilder.MISSING + "]", gaps);
                compared.add(new Compared(name, Words.label(name) + " missing", gaps));
                warnings.add(Numbers.counted(missing, "unit has", "units have") + " no " + Words.of(name) + " and "
                        + (missing == 1 ? "forms" : "form") + " a group of their own.");
            }
        }

        private void addLevels(String name, Category category) {
            @Nullable String[] levels = Levels.of(name, category, sample, warnings);
            if (Arrays.stream(levels).distinct().count() < 2) {
                warnings.add("All units count as the same " + Words.of(name) + "; nothing is adjusted for it.");
                return;
            }
            builder.factor(name, levels);
            for (String level : Arrays.stream(levels)
                    .map(l -> l == null ? DesignBuilder.MISSING : l)
                    .distinct()
                    .sorted()
                    .toList()) {
                double[] column = new double[levels.length];
                for (int i = 0; i < column.length; i++) {
                    String own = levels[i] == null ? DesignBuilder.MISSING : levels[i];
                    column[i] = level.equals(own) ? 1 : 0;
                }
                compared.add(new Compared(name, Words.label(name) + " " + Words.level(level), column));
            }
        }
    }
}
