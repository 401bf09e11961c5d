package dev.slipway.benchmarks.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.benchmarks.offers.OfferWorld.Rate;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyReader;
import dev.slipway.simulation.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Worlds that were run are kept, so that a run that was broken off goes on. */
class WorldTableTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasRunIsThereWhenTheFileIsOpenedAgain() throws IOException {
        Path file = folder.resolve("worlds.csv");
        OfferWorld world = new OfferWorld(
                7,
                500,
                WorldKind.TIGHT,
                "RECOMMENDED",
                0.25,
                true,
                0.125,
                0.0625,
                0.5,
                List.of(new Rate(0.002, 0.001, 0.0015), new Rate(0.001, 0.002, 0.003)),
                0.25,
                0.75,
                12.5);
        double no = Double.NaN;
        OfferWorld nothing =
                new OfferWorld(7, 500, WorldKind.NOTHING, "UNAVAILABLE", no, false, no, no, no, List.of(), 0, no, 1);
        WorldTable table = WorldTable.open(file);
        table.add(world);
        table.add(nothing);

        WorldTable again = WorldTable.open(file);

        assertThat(again.worlds(500, WorldKind.TIGHT)).containsExactly(world);
        assertThat(again.worlds(500, WorldKind.NOTHING)).containsExactly(nothing);
        assertThat(again.holds(500, WorldKind.TIGHT, 7)).isTrue();
        assertThat(again.holds(500, WorldKind.TIGHT, 8)).isFalse();
        assertThat(again.holds(1000, WorldKind.TIGHT, 7)).isFalse();
        assertThat(world.violated()).isTrue();
        assertThat(world.risks().get(0).kept()).as("shown falsely").isTrue();
        assertThat(nothing.violated()).isFalse();
    }

    /** A kind that changed nothing of the sample would prove nothing. */
    @ParameterizedTest
    @EnumSource
    void everyKindIsAStudy(WorldKind kind) throws IOException {
        String sample = GrowthStudy.text(Path.of("../../sample-configs/risk-adjusted-growth.yaml"));
        String text = kind.study(sample, 1234, 77);
        Path file = Files.writeString(folder.resolve("study.yaml"), text);

        Study study = new StudyReader(Worlds.descriptions()).read(file).study();

        Source.Simulate world = (Source.Simulate) study.source();
        assertThat(world.users()).isEqualTo(1234);
        assertThat(world.seed()).isEqualTo(77);
        boolean moves = kind == WorldKind.WORKS || kind == WorldKind.TIGHT;
        assertThat(world.effects().isEmpty()).isEqualTo(moves);
        assertThat(Objects.requireNonNull(study.analyses().offers()).metric())
                .isEqualTo(kind == WorldKind.NOTHING ? "gross_revenue" : "net_revenue");
        assertThat(Objects.requireNonNull(study.metrics().get("loss_rate")).ceiling())
                .isEqualTo(kind == WorldKind.TIGHT ? 0.0014 : 0.0025);
    }
}
