package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.StudyInfo;
import dev.slipway.warehouse.ExperimentData;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parts of a readout that say what was studied, on which data and by which rule. */
final class Headers {
    private final StudyFile file;
    private final Study study;
    private final ExperimentData data;

    Headers(StudyFile file, ExperimentData data) {
        this.file = file;
        this.study = file.study();
        this.data = data;
    }

    /** The seed of the simulation; without one a seed from the text of the study, so that reruns agree. */
    long seed() {
        return study.source() instanceof Source.Simulate s
                ? s.seed()
                : file.hash().hashCode();
    }

    StudyInfo study() {
        return switch (study.source()) {
            case Source.Simulate s ->
                new StudyInfo(study.title(), study.question(), file.hash(), "simulation", s.world(), s.seed());
            case Source.UnitTable t ->
                new StudyInfo(study.title(), study.question(), file.hash(), "unit table", null, null);
            case Source.Events e -> new StudyInfo(study.title(), study.question(), file.hash(), "events", null, null);
        };
    }

    ExperimentInfo experiment() {
        Experiment experiment = study.experiment();
        DecisionRule rule = study.decision();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String variant : data.variants()) {
            weights.put(variant, experiment.allocation().variants().getOrDefault(variant, 0.0));
        }
        return new ExperimentInfo(
                experiment.key(),
                experiment.unit(),
                experiment.control(),
                data.variants(),
                weights,
                experiment.allocation().coverage(),
                experiment.allocation().layer(),
                rule.looks().name().toLowerCase(Locale.ROOT),
                rule.alpha(),
                rule.power(),
                rule.minimumEffect(),
                rule.shipAbove(),
                PlannedSample.days(study, data));
    }

    DataInfo data() {
        boolean timed = data.exposedAt() != null;
        return new DataInfo(
                timed ? data.calendar().first().toString() : null,
                timed
                        ? data.calendar()
                                .day(Math.max(data.firstDay(), data.dataEnd() - 1))
                                .toString()
                        : null,
                Days.elapsed(data),
                data.units(),
                data.eventCount(),
                data.crossovers(),
                data.tests().passed(),
                data.tests().total(),
                timed && !data.calendar().zone().equals(ZoneOffset.UTC)
                        ? data.calendar().zone().getId()
                        : null);
    }
}
