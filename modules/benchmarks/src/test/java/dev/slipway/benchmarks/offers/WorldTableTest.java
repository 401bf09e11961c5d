package dev.slipway.benchmarks.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds that were run are kept, so that a run that was broken off goes on. */
class WorldTableTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasRunIsThereWhenTheFileIsOpenedAgain() throws IOException {
        Path file = folder.resolve("worlds.csv");
        OfferWorld world = new OfferWorld(7, 500, true, "RECOMMENDED", 0.25, true, 0.125, 0.5, false, 0.25, 0.75, 12.5);
        OfferWorld nothing = new OfferWorld(
                7, 500, false, "UNAVAILABLE", Double.NaN, false, Double.NaN, Double.NaN, false, 0, Double.NaN, 1);
        WorldTable table = WorldTable.open(file);
        table.add(world);
        table.add(nothing);

        WorldTable again = WorldTable.open(file);

        assertThat(again.worlds(500, true)).containsExactly(world);
        assertThat(again.worlds(500, false)).containsExactly(nothing);
        assertThat(again.holds(500, true, 7)).isTrue();
        assertThat(again.holds(500, true, 8)).isFalse();
        assertThat(again.holds(1000, true, 7)).isFalse();
    }
}
