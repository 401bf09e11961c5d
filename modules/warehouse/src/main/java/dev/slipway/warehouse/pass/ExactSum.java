package dev.slipway.warehouse.pass;

import java.math.BigInteger;

/** A sum of amounts as the macro exact_sum has it: the same to the last bit in whatever order they come. */
final class ExactSum {
    private static final double STEPS = 0x1p52;

    /** Room for any amount and its carry; beyond it the sum goes on in {@link #whole} and {@link #parts}. */
    private static final long ROOM = 1L << 61;

    private BigInteger whole = BigInteger.ZERO;
    private BigInteger parts = BigInteger.ZERO;
    private long near;
    private long nearParts;

    /** Adds an amount; NaN is none. */
    void add(double amount) {
        if (Double.isNaN(amount)) {
            return;
        }
        double floor = Math.floor(Amounts.checked(amount));
        long units = (long) floor;
        if (Math.abs(near) > ROOM || Math.abs(units) > ROOM || nearParts > ROOM) {
            carry();
            whole = whole.add(BigInteger.valueOf(units));
        } else {
            near += units;
        }
        nearParts += (long) Math.floor((amount - floor) * STEPS);
    }

    private void carry() {
        whole = whole.add(BigInteger.valueOf(near));
        parts = parts.add(BigInteger.valueOf(nearParts));
        near = 0;
        nearParts = 0;
    }

    /** 0 when nothing was added. */
    double value() {
        carry();
        return whole.doubleValue() + parts.doubleValue() / STEPS;
    }

    void clear() {
        whole = BigInteger.ZERO;
        parts = BigInteger.ZERO;
        near = 0;
        nearParts = 0;
    }
}
