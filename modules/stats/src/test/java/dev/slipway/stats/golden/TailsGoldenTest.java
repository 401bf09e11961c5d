package dev.slipway.stats.golden;

import dev.slipway.stats.math.NoncentralT;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.sequential.GroupSequential;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions far into the tails against mpmath, and group-sequential boundaries against mvtnorm. */
class TailsGoldenTest {

    private static final Golden GOLDEN = Golden.read();

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "2.0", "6.0", "12.0", "30.0"})
    void normalTail(String z) {
        double value = Double.parseDouble(z);
        GOLDEN.check("normal.tail." + z, Map.of("survival", Normal.survival(value), "loss", Normal.loss(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4", "0.025", "1e-06", "1e-40"})
    void normalQuantile(String p) {
        GOLDEN.check("normal.quantile." + p, Map.of("z", Normal.upperQuantile(Double.parseDouble(p))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2,1.0",
        "2.5,3.7",
        "5.3,36671.2",
        "9.0,12.0",
        "40.0,30.0",
        "12.0,5000000.0",
        "1.0,1999.0",
        "1.0,2001.0",
        "7.0,2001.0"
    })
    void studentTail(String t, String df) {
        GOLDEN.check(
                "t.tail." + t + "." + df,
                Map.of("survival", StudentT.survival(Double.parseDouble(t), Double.parseDouble(df))));
    }

    @ParameterizedTest
    @CsvSource({"1.98,98,2.5", "2.2,10,0.7", "1.96,200000,2.8"})
    void noncentralTail(String t, double df, double delta) {
        GOLDEN.check("t.noncentral." + t, Map.of("survival", NoncentralT.survival(Double.parseDouble(t), df, delta)));
    }

    @Test
    void groupSequentialBoundaries() {
        double[] equal = {0.25, 0.5, 0.75, 1};
        double[] uneven = {0.1, 0.35, 0.8, 1};
        GOLDEN.check("sequential.fleming", looks(GroupSequential.obrienFlemingSpending(equal, 0.05)));
        GOLDEN.check("sequential.fleming.uneven", looks(GroupSequential.obrienFlemingSpending(uneven, 0.05)));
        GOLDEN.check("sequential.pocock", looks(GroupSequential.pocockSpending(equal, 0.05)));
        GOLDEN.check("sequential.pocock.uneven", looks(GroupSequential.pocockSpending(uneven, 0.1)));
        GOLDEN.check("sequential.power", looks(GroupSequential.powerSpending(equal, 0.05, 3)));
    }

    private static Map<String, Double> looks(double[] boundaries) {
        Map<String, Double> fields = new HashMap<>();
        for (int i = 0; i < boundaries.length; i++) {
            fields.put("z" + (i + 1), boundaries[i]);
        }
        return fields;
    }
}
