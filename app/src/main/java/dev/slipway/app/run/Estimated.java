package dev.slipway.app.run;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.job.Beside;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.OverWeeks;
import dev.slipway.readout.ReadoutBuilder;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.offers.OfferChoices;
import dev.slipway.readout.offers.OfferList;
import dev.slipway.readout.offers.OffersCalculator;
import dev.slipway.readout.race.RaceCalculator;
import dev.slipway.readout.risk.RiskCalculator;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.RiskWeeks;
import dev.slipway.warehouse.RunData;
import dev.slipway.warehouse.UnitWeeks;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All that is computed from the marts of a run.
 *
 * @param choices what a moved limit is answered from; null where the study does not ask about offers
 * @param list who should get which offer; null as well
 */
record Estimated(
        Readout readout,
        @Nullable OfferChoices choices,
        @Nullable OfferList list) {

    /** The experiment and the weeks of all users know nothing of each other, so they are computed beside each other. */
    static Estimated of(StudyFile file, RunData read, StudySource source, JobContext context) {
        AtomicReference<Readout> experiment = new AtomicReference<>();
        AtomicReference<OverWeeks.Parts> weekly = new AtomicReference<>(OverWeeks.Parts.NONE);
        UnitWeeks weeks = read.engagement() == null ? null : read.engagement().weeks();
        Beside.run(
                List.of(
                        () -> experiment.set(ReadoutBuilder.build(
                                file, read.experiment(), source.truth(), DataFilter.NONE, context)),
                        () -> weekly.set(
                                weeks == null
                                        ? OverWeeks.Parts.NONE
                                        : overWeeks(file.study(), weeks, source, context))),
                context);
        Readout readout = Objects.requireNonNull(experiment.get());
        OverWeeks.Parts parts = Objects.requireNonNull(weekly.get());
        return withOffers(file.study(), OverWeeks.with(readout, parts.rollout(), parts.drift()), read, context);
    }

    private static OverWeeks.Parts overWeeks(Study study, UnitWeeks weeks, StudySource source, JobContext context) {
        return OverWeeks.compute(study, weeks, new LayeredAssigner(study.experiment()), source.rollout(), context);
    }

    private static Estimated withOffers(Study study, Readout before, RunData read, JobContext context) {
        Readout readout = before;
        OfferWeeks logged = read.offers();
        OffersCalculator.Answer answer = null;
        if (logged != null) {
            answer = OffersCalculator.compute(study, read.experiment(), logged, context);
            RaceReadout race = RaceCalculator.compute(
                    study, read.experiment(), logged, answer.readout().offers(), context);
            readout = readout.withOffers(answer.readout().withRace(race));
        }
        RiskWeeks losses = read.risks();
        if (losses != null) {
            readout = readout.withRisks(RiskCalculator.compute(study, read.experiment(), losses, context));
        }
        return new Estimated(readout, answer == null ? null : answer.choices(), answer == null ? null : answer.list());
    }
}
