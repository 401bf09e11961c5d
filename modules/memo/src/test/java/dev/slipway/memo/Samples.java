package dev.slipway.memo;

import dev.slipway.readout.ReadoutJson;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.StudyInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Readouts to write memos of: a real one of a simulated study, and changed copies of it. */
final class Samples {
    private Samples() {}

    static Readout ship() {
        return read("readout.json");
    }

    /** Offers at a fintech: the policy's gain is shown, one risk is not. */
    static Readout growth() {
        return read("growth.json");
    }

    private static Readout read(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name))) {
            return ReadoutJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MemoRequest request(Readout readout) {
        return request(readout, MemoRequest.Words.PROPOSED);
    }

    static MemoRequest request(Readout readout, MemoRequest.Words words) {
        RunInfo run = new RunInfo(
                7, "2026-11-02", "4f1c9a27", "8be03d51", readout.study().seed(), "H2 2.5", Map.of("slipway", "0.1.0"));
        return new MemoRequest(readout, run, words, EnumSet.allOf(MemoRequest.Section.class));
    }

    static Readout analysed(AnalysesReadout analyses) {
        return with(ship(), analyses);
    }

    static Readout with(Readout r, AnalysesReadout analyses) {
        return new Readout(
                r.schema(),
                r.study(),
                r.experiment(),
                r.data(),
                r.filter(),
                r.health(),
                r.metrics(),
                r.activity(),
                r.funnel(),
                r.retention(),
                r.segments(),
                r.drift(),
                r.plan(),
                analyses,
                r.decision());
    }

    static Readout decided(String verdict, String state, String headline, @Nullable Integer since) {
        Readout r = ship();
        Decision d = r.decision();
        return with(
                r,
                r.study(),
                r.experiment(),
                r.metrics(),
                r.health(),
                new Decision(verdict, state, headline, d.treatment(), d.reasons(), d.next(), since, d.milestones()),
                r.filter());
    }

    static Readout filtered(Readout r, String filter) {
        return with(r, r.study(), r.experiment(), r.metrics(), r.health(), r.decision(), filter);
    }

    static Readout titled(Readout r, String title) {
        StudyInfo s = r.study();
        StudyInfo study = new StudyInfo(title, s.question(), s.hash(), s.source(), s.world(), s.seed());
        return with(r, study, r.experiment(), r.metrics(), r.health(), r.decision(), r.filter());
    }

    static Readout metrics(Readout r, List<MetricReadout> metrics) {
        return with(r, r.study(), r.experiment(), metrics, r.health(), r.decision(), r.filter());
    }

    static Readout health(Readout r, List<HealthCheck> health) {
        return with(r, r.study(), r.experiment(), r.metrics(), health, r.decision(), r.filter());
    }

    /** A metric under another key and name. */
    static MetricReadout renamed(MetricReadout m, String key, String label) {
        return new MetricReadout(
                key,
                label,
                m.kind(),
                m.role(),
                m.better(),
                m.rate(),
                m.window(),
                m.margin(),
                m.ceiling(),
                m.arms(),
                m.estimates(),
                m.path(),
                m.daily(),
                m.truth(),
                m.lastMatures());
    }

    /** A table of units: no time, no events, one look, nothing simulated. */
    static Readout unitTable() {
        Readout r = ship();
        DataInfo d = r.data();
        ExperimentInfo e = r.experiment();
        Decision v = r.decision();
        return new Readout(
                r.schema(),
                new StudyInfo(r.study().title(), null, r.study().hash(), "unit_table", null, null),
                new ExperimentInfo(
                        e.key(),
                        "userid",
                        e.control(),
                        e.variants(),
                        e.weights(),
                        e.coverage(),
                        e.layer(),
                        "fixed",
                        e.alpha(),
                        e.power(),
                        e.minimumEffect(),
                        e.shipAbove(),
                        e.plannedDays()),
                new DataInfo(null, null, 0, d.units(), 0, 0, d.testsPassed(), d.testsTotal()),
                null,
                r.health(),
                r.metrics().stream().map(Samples::timeless).toList(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                new PlanReadout(0, 0.4, null, null, null, List.of(), List.of()),
                dev.slipway.readout.model.AnalysesReadout.NONE,
                new Decision(
                        v.verdict(), v.state(), v.headline(), v.treatment(), v.reasons(), v.next(), null, List.of()));
    }

    private static MetricReadout timeless(MetricReadout m) {
        return new MetricReadout(
                m.key(),
                m.label(),
                m.kind(),
                m.role(),
                m.better(),
                m.rate(),
                null,
                m.margin(),
                m.ceiling(),
                m.arms(),
                m.estimates(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Readout with(
            Readout r,
            StudyInfo study,
            ExperimentInfo experiment,
            List<MetricReadout> metrics,
            List<HealthCheck> health,
            Decision decision,
            @Nullable String filter) {
        return new Readout(
                r.schema(),
                study,
                experiment,
                r.data(),
                filter,
                health,
                metrics,
                r.activity(),
                r.funnel(),
                r.retention(),
                r.segments(),
                r.drift(),
                r.plan(),
                r.analyses(),
                decision);
    }
}
