package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Questions to the units of {@link BetaSample} with columns made up for a test. */
final class BetaQuestions {
    static final List<String> BY = List.of("pre_revenue", "country");

    private BetaQuestions() {}

    static double[] column(String name) {
        return Objects.requireNonNull(BetaSample.DATA.numbers().get(name));
    }

    static double[] made(IntToDoubleFunction value) {
        return IntStream.range(0, BetaSample.DATA.units()).mapToDouble(value).toArray();
    }

    static ObservationalReadout ask(String treated, List<String> by, Map<String, double[]> more) {
        return ask(treated, "beta_revenue", by, more, Map.of());
    }

    static ObservationalReadout ask(
            String treated,
            String outcome,
            List<String> by,
            Map<String, double[]> more,
            Map<String, Category> moreCategories) {
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.putAll(more);
        Map<String, Category> categories = new LinkedHashMap<>(BetaSample.DATA.categories());
        categories.putAll(moreCategories);
        ExperimentData data = BetaSample.with(categories, numbers);
        return BetaSample.ask(new Observational(treated, outcome, by, "pre_revenue", Estimand.ATT, 0.01), data);
    }

    static List<String> methods(ObservationalReadout readout) {
        return readout.estimates().stream().map(Estimate::method).toList();
    }
}
