package dev.slipway.stats.multiplicity;

import dev.slipway.stats.golden.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudentisedRangeTest {

    @Test
    void asInR() {
        Golden.read("further.csv")
                .check(
                        "range",
                        Map.of(
                                "p3", StudentisedRange.survival(3.3, 3, 17),
                                "p8", StudentisedRange.survival(4.1, 8, 5),
                                "small", StudentisedRange.survival(9, 4, 40),
                                "q", StudentisedRange.upperQuantile(0.05, 4, 30)));
    }
}
