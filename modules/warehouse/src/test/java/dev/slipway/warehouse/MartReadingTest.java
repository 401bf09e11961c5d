package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Marts that are read while the data tests run. */
class MartReadingTest {
    private static final Study STUDY =
            Studies.units(null, Studies.metric("spend", MetricKind.MEAN, null, null, "spend", null, null));

    @TempDir
    Path folder = Path.of("");

    private final Cancellation switched = new Cancellation();
    private final StoppableContext context = new StoppableContext(switched);

    private void built(Engine engine, Consumer<RunBuild> use) {
        RowsTable units = new RowsTable("units", text("unit"), text("group"), number("spend"))
                .row("a", "control", 1.5)
                .row("b", "treatment", 2.5);
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(STUDY), engine)) {
            build.load(units, context);
            build.buildModels(STUDY, context);
            use.accept(build);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadBesideTheTestsCarriesTheirSummary(Engine engine) {
        built(engine, build -> {
            try (MartReading reading = build.startReading(STUDY, true, context)) {
                TestRun tests = build.testModels(context);
                ExperimentData data = reading.finish(tests).experiment();
                assertThat(data.tests()).isEqualTo(tests.summary());
                assertThat(data.tests().total()).isPositive();
                assertThat(Objects.requireNonNull(data.metrics().get("spend")).value())
                        .containsExactly(1.5, 2.5);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatReadingComplainsOfComesOutWhenItIsAskedFor(Engine engine) {
        built(engine, build -> {
            Study other = Studies.units(null, Studies.metric("gone", MetricKind.MEAN, null, null, "gone", null, null));
            try (MartReading reading = build.startReading(other, true, context)) {
                TestRun tests = build.testModels(context);
                assertThatThrownBy(() -> reading.finish(tests)).isInstanceOf(SlipwayException.class);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReadingOfACancelledRunIsCancelled(Engine engine) {
        built(engine, build -> {
            TestRun tests = build.testModels(context);
            switched.cancel();
            try (MartReading reading = build.startReading(STUDY, true, context)) {
                assertThatThrownBy(() -> reading.finish(tests)).isInstanceOf(CancelledException.class);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotWaitedForStopsBeforeTheRunIsKept(Engine engine) {
        built(engine, build -> {
            build.startReading(STUDY, true, context).close();
            build.testModels(context);
            build.publish("{}", "SHIP", "{}");
        });
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.runs()).hasSize(1);
        }
    }
}
