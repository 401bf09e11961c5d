package dev.slipway.readout.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BinLabelsTest {
    private static BinLabels labels(double[] edges, double... values) {
        return BinLabels.of(edges, DoubleStream.of(values));
    }

    @Test
    void countsAreNamedByTheNumbersInTheirBins() {
        BinLabels counts = labels(new double[] {0, 1, 4, 1_500}, 0, 1, 2, 1_501, Double.NaN);

        assertThat(counts.rounded()).containsExactly("0", "1", "2 to 4", "5 to 1,500", "1,501 or more");
        assertThat(counts.exact()).containsExactly("0", "1", "2 to 4", "5 to 1500", "1501 or more");
    }

    @Test
    void theFirstBinSaysUpToOnlyWhereSomethingIsBelow() {
        assertThat(labels(new double[] {0, 2}, -1, 0, 5).rounded()).containsExactly("up to 0", "1 to 2", "3 or more");
        assertThat(labels(new double[] {0, 2.5}, 0, 0.5, 5).rounded()).containsExactly("0", "0 to 2.5", "above 2.5");
    }

    @Test
    void measurementsHaveDigitsThatTellThemApartEachForItself() {
        assertThat(labels(new double[] {0.212, 0.303, 10.5}, 0.1, 11).rounded())
                .containsExactly("up to 0.212", "0.212 to 0.303", "0.303 to 10.5", "above 10.5");
        assertThat(labels(new double[] {0.0000012}, 0.0000001, 1).exact())
                .containsExactly("up to 0.0000012", "above 0.0000012");
    }

    @Test
    void numbersSoLargeThatOneMoreIsTheSameHaveTheirEdges() {
        assertThat(labels(new double[] {1e20}, 1e19, 1e21).exact()).containsExactly("up to 1E20", "above 1E20");
    }
}
