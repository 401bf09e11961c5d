package dev.slipway.stats.math.linear;

/** A running sum in doubled precision, an unevaluated pair of doubles (Dekker 1971, doi:10.1007/BF01397083). */
final class DoubleDouble {

    private double high;
    private double low;

    void set(double value) {
        high = value;
        low = 0;
    }

    void add(double value) {
        double sum = high + value;
        double part = sum - high;
        low += (high - (sum - part)) + (value - part);
        high = sum;
    }

    void add(DoubleDouble other) {
        add(other.high);
        low += other.low;
    }

    /** Adds a·b with the rounding error of the product. */
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        low += Math.fma(a, b, -product);
    }

    /** Adds weight·a·b; the weight's product with a is split too. */
    void addProduct(double weight, double a, DoubleDouble b) {
        double product = weight * a;
        double rest = Math.fma(weight, a, -product);
        addProduct(product, b.high);
        low += product * b.low + rest * b.high;
    }

    double value() {
        return high + low;
    }
}
