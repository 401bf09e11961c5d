package dev.slipway.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketerTest {
    /** Published test vectors of FNV-1a, 32 bits. */
    @ParameterizedTest
    @CsvSource({"'',811c9dc5", "a,e40c292c", "b,e70c2de5", "foobar,bf9cf968", "foo,a9f37ed7", "fooba,39aaa18a"})
    void fnvMatchesThePublishedVectors(String text, String hex) {
        assertThat(Long.toHexString(Bucketer.fnv1a32(text))).isEqualTo(hex);
    }

    /** Second version of the GrowthBook hash by its published formula, times 10,000. */
    @ParameterizedTest
    @CsvSource({
        "seed,a,505",
        "seed,b,2696",
        "foo,ab,2575",
        "foo,def,2019",
        "89123klj,8952klfjas09ujkasdf,1240",
        "90850943850283058242805,123,7516",
        "()**(%$##$%#$#,'___)((*\":&',128"
    })
    void bucketsMatchTheSecondGrowthBookHash(String seed, String unit, int bucket) {
        assertThat(new Bucketer(seed).bucket(unit)).isEqualTo(bucket);
    }

    @Test
    void textThatIsNotAsciiIsHashedAsUtf8() {
        assertThat(Bucketer.fnv1a32("ü")).isEqualTo(fnvOfBytes(0xc3, 0xbc));
        assertThat(Bucketer.fnv1a32("漢")).isEqualTo(fnvOfBytes(0xe6, 0xbc, 0xa2));
        assertThat(Bucketer.fnv1a32("🛳")).isEqualTo(fnvOfBytes(0xf0, 0x9f, 0x9b, 0xb3));
    }

    private static long fnvOfBytes(int... bytes) {
        long hash = 2_166_136_261L;
        for (int b : bytes) {
            hash = ((hash ^ b) * 16_777_619L) & 0xffff_ffffL;
        }
        return hash;
    }

    @Test
    void theSeedEndsWhereTheUnitBegins() {
        assertThat(Bucketer.ofExperiment("a1").hash("2"))
                .isNotEqualTo(Bucketer.ofExperiment("a").hash("12"));
        assertThat(Bucketer.ofLayer("x").textOf("u")).isEqualTo("layer:x:u");
        assertThat(Bucketer.ofExperiment("x").textOf("u")).isEqualTo("x:u");
    }

    @Property
    void everyTextHasOneBucket(@ForAll String seed, @ForAll String unit) {
        int bucket = new Bucketer(seed).bucket(unit);
        assertThat(bucket).isBetween(0, Bucketer.BUCKETS - 1);
        assertThat(new Bucketer(seed).bucket(unit)).isEqualTo(bucket);
    }

    @Test
    void bucketsAreUniform() {
        int units = 200_000;
        for (String key : new String[] {"onboarding-kyc", "a", "experiment-2"}) {
            Bucketer bucketer = Bucketer.ofExperiment(key);
            double[] seen = new double[100];
            for (int i = 0; i < units; i++) {
                seen[bucketer.bucket("user-" + i) / 100]++;
            }
            assertThat(chiSquare(seen, units / 100.0)).as(key).isLessThan(148.2); // 99.9 % point, 99 degrees of freedom
        }
    }

    /**
     * Sixty experiments with similar keys, all 1,770 pairs: quarters of the buckets of one against quarters of the other
     * must be independent. The statistics of the pairs are chi-square with 9 degrees of freedom: their mean is 9, and
     * about one in a hundred is above 21.67.
     */
    @Test
    void experimentsAreIndependent() {
        int experiments = 60;
        int units = 20_000;
        byte[][] quarter = new byte[experiments][units];
        for (int e = 0; e < experiments; e++) {
            Bucketer bucketer = Bucketer.ofExperiment("exp" + e);
            for (int u = 0; u < units; u++) {
                quarter[e][u] = (byte) (bucketer.bucket("user" + u) / 2_500);
            }
        }
        double sum = 0;
        int above = 0;
        int pairs = 0;
        for (int a = 0; a < experiments; a++) {
            for (int b = a + 1; b < experiments; b++) {
                double statistic = independence(quarter[a], quarter[b]);
                sum += statistic;
                above += statistic > 21.67 ? 1 : 0;
                pairs++;
            }
        }
        assertThat(sum / pairs).isBetween(8.5, 9.5);
        assertThat(above / (double) pairs).isBetween(0.003, 0.02);
    }

    @Test
    void aLayerIsIndependentOfItsExperimentsAndOfOtherLayers() {
        int units = 100_000;
        byte[] layer = new byte[units];
        byte[] other = new byte[units];
        byte[] own = new byte[units];
        for (int u = 0; u < units; u++) {
            layer[u] = (byte) (Bucketer.ofLayer("onboarding").bucket("user-" + u) / 2_500);
            other[u] = (byte) (Bucketer.ofLayer("pricing").bucket("user-" + u) / 2_500);
            own[u] = (byte) (Bucketer.ofExperiment("onboarding").bucket("user-" + u) / 2_500);
        }
        assertThat(independence(layer, own)).isLessThan(27.9); // 99.9 % point, 9 degrees of freedom
        assertThat(independence(layer, other)).isLessThan(27.9);
    }

    private static double independence(byte[] a, byte[] b) {
        double[] cells = new double[16];
        double[] rows = new double[4];
        double[] columns = new double[4];
        for (int u = 0; u < a.length; u++) {
            cells[4 * a[u] + b[u]]++;
            rows[a[u]]++;
            columns[b[u]]++;
        }
        double statistic = 0;
        for (int i = 0; i < 16; i++) {
            double expected = rows[i / 4] * columns[i % 4] / a.length;
            statistic += (cells[i] - expected) * (cells[i] - expected) / expected;
        }
        return statistic;
    }

    private static double chiSquare(double[] seen, double perCell) {
        double expected = perCell * 100 / seen.length;
        double statistic = 0;
        for (double n : seen) {
            statistic += (n - expected) * (n - expected) / expected;
        }
        return statistic;
    }
}
