package dev.slipway.simulation.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a rollout that nobody randomised did to those who adopted it (the effect on the treated, ATT): the expected
 * difference between their weeks with the feature and the same weeks without it.
 *
 * @param waves the day on which each wave was switched on, first moment in UTC
 * @param sessions sessions started per user and week
 * @param purchases purchases per user and week
 * @param revenue revenue per user and week
 */
public record RolloutTruth(List<LocalDate> waves, Effects sessions, Effects purchases, Effects revenue) {
    public RolloutTruth {
        waves = List.copyOf(waves);
    }

    /**
     * The effects on one outcome. Weeks are whole weeks since adoption, the first one is 0; only weeks that end inside the
     * study count. Waves are equally large in expectation.
     *
     * @param overall over all observed weeks of all waves
     * @param byWave over the observed weeks of each wave
     * @param byWeek by week since adoption, over the waves that were observed so long
     * @param byWaveAndWeek by wave, then by week since adoption
     */
    public record Effects(double overall, List<Double> byWave, List<Double> byWeek, List<List<Double>> byWaveAndWeek) {
        public Effects {
            byWave = List.copyOf(byWave);
            byWeek = List.copyOf(byWeek);
            byWaveAndWeek = List.copyOf(byWaveAndWeek);
        }

        /** The averages of effects by wave and week. */
        public static Effects of(List<List<Double>> byWaveAndWeek) {
            int weeks = byWaveAndWeek.stream().mapToInt(List::size).max().orElse(0);
            List<Double> byWeek = IntStream.range(0, weeks)
                    .mapToObj(week -> mean(byWaveAndWeek.stream()
                            .filter(wave -> wave.size() > week)
                            .map(wave -> wave.get(week))
                            .toList()))
                    .toList();
            return new Effects(
                    mean(byWaveAndWeek.stream().flatMap(List::stream).toList()),
                    byWaveAndWeek.stream().map(Effects::mean).toList(),
                    byWeek,
                    byWaveAndWeek);
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }
}
