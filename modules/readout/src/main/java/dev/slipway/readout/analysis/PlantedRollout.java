package dev.slipway.readout.analysis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a simulated rollout did to its adopters, on one weekly outcome.
 *
 * @param waves week of the study in which each wave adopted, from 0; waves are equally large in expectation
 * @param byWaveAndWeek effect per user and week, by wave, then by whole week since adoption
 */
public record PlantedRollout(List<Integer> waves, List<List<Double>> byWaveAndWeek) {
    public PlantedRollout {
        waves = List.copyOf(waves);
        byWaveAndWeek = List.copyOf(byWaveAndWeek);
    }

    /** Mean over the waves and the weeks of the study from {@code first} to {@code last}; NaN where it knows none. */
    public double during(int first, int last) {
        return IntStream.range(0, waves.size())
                .boxed()
                .flatMapToDouble(w -> IntStream.range(0, byWaveAndWeek.get(w).size())
                        .filter(k -> waves.get(w) + k >= first && waves.get(w) + k <= last)
                        .mapToDouble(k -> byWaveAndWeek.get(w).get(k)))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean over the waves that were observed so long; NaN where none was. */
    public double since(int weeks) {
        return byWaveAndWeek.stream()
                .filter(wave -> weeks >= 0 && weeks < wave.size())
                .mapToDouble(wave -> wave.get(weeks))
                .average()
                .orElse(Double.NaN);
    }
}
