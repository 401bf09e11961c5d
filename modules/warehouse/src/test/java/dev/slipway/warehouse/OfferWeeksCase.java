package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small study of three users that asks who should get which offer, from its tables to the weeks that are read back. */
final class OfferWeeksCase {
    private final Path folder;

    OfferWeeksCase(Path folder) {
        this.folder = folder;
    }

    static Study study(Offers offers) {
        return Studies.study(
                        new Source.Simulate("growth", 4, 21, 1, WeekTables.START, Map.of(), Map.of()),
                        Map.of("control", 0.5, "treatment", 0.5),
                        Studies.metric("net", MetricKind.RATIO, null, "active", "gross - cost", null, null),
                        Studies.metric("loss_rate", MetricKind.RATIO, null, "gross", "loss", null, null),
                        Studies.metric("paid", MetricKind.PROPORTION, null, null, "cost", null, null))
                .with(Analyses.DEFAULT.withOffers(offers));
    }

    static Offers offers(String none, String left) {
        return new Offers(
                "Offers",
                "net",
                "offer",
                none,
                "propensity",
                left,
                new Offers.Budget("cost", 1),
                List.of("loss_rate", "paid"),
                new Offers.Features(List.of("gross", "deposits", "bonus_cost"), List.of(1, 2), null),
                List.of("s"),
                List.of("linear"));
    }

    /** Runs the study over these tables beside its users, and reads what came of it. */
    OfferWeeks run(Engine engine, Study study, RowsTable... more) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            JobContext context = JobContext.unwatched();
            List<RowsTable> tables = new ArrayList<>(WeekTables.users("a", "b", "c"));
            tables.addAll(List.of(more));
            tables.forEach(table -> build.load(table, context));
            build.checkSource(study, context);
            build.buildModels(study, context);
            build.testModels(context);
            OfferWeeks read =
                    Objects.requireNonNull(build.readAll(study, true, context).offers());
            build.publish("{}", "SHIP", "{}");
            OfferWeeks again = Objects.requireNonNull(workspace.readOffers(build.number(), study, context));
            assertThat(again.unit()).isEqualTo(read.unit());
            return read;
        }
    }
}
