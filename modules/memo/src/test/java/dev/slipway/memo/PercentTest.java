package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.ReadoutJson;
import dev.slipway.readout.model.Readout;
import org.junit.jupiter.api.Test;

class PercentTest {
    /** Two treatments at an error of 5% are compared at 97.5% each, and the page has to say so. */
    @Test
    void theLevelIsThatOfTheIntervalsThatDecide() {
        String two = ReadoutJson.write(Samples.ship()).replaceAll("\"level\"\\s*:\\s*0\\.95\\b", "\"level\" : 0.975");
        Readout readout = ReadoutJson.read(two);
        assertThat(readout.experiment().alpha()).isEqualTo(0.05);
        assertThat(Percent.level(readout)).isEqualTo("97.5%");
        assertThat(Percent.level(Samples.ship())).isEqualTo("95%");
        assertThat(MemoWriter.html(Samples.request(readout))).contains("Difference, 97.5% interval");
    }
}
