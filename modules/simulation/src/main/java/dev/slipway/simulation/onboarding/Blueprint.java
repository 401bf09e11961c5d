package dev.slipway.simulation.onboarding;

import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is fixed before the first user: shared by all threads, never changed.
 *
 * @param rates by day of arrival
 * @param end end of observation, exclusive, in milliseconds
 */
record Blueprint(
        Source.Simulate spec,
        Setting setting,
        Experiment experiment,
        VariantAssigner assigner,
        Arrivals arrivals,
        List<DayRates> rates,
        long end) {

    static Blueprint of(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        Setting setting = Setting.of(spec);
        long end = spec.start().plusDays(spec.days()).toEpochDay() * Arrivals.DAY;
        return new Blueprint(
                spec,
                setting,
                experiment,
                assigner,
                new Arrivals(spec.start(), spec.days()),
                rates(setting, spec.days()),
                end);
    }

    static List<DayRates> rates(Setting setting, int days) {
        List<DayRates> rates = new ArrayList<>();
        double last = Double.NaN;
        for (int day = 0; day < days; day++) {
            double progress = setting.channelDrift() == 0 ? 0 : Population.progress(day + 0.5, days);
            rates.add(progress == last ? rates.getLast() : DayRates.of(setting, progress));
            last = progress;
        }
        return rates;
    }

    long start() {
        return end - spec.days() * Arrivals.DAY;
    }
}
