package dev.slipway.stats.regression;

import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Anderson's acceleration of steps that converge linearly (Anderson 1965, doi:10.1145/321296.321305; Walker and Ni 2011,
 * doi:10.1137/10078356X): of the last few points and their steps it takes the combination whose step is shortest, and goes from there.
 */
final class AndersonSteps {

    private static final int MEMORY = 6;

    /** Pivot below which an older step says nothing that newer ones do not. */
    private static final double DEPENDENT = 1e-10;

    private final Deque<Change> changes = new ArrayDeque<>();
    private double[] point = {};
    private double[] step = {};

    private record Change(double[] point, double[] step) {}

    /**
     * Where to go from a point instead of {@code point + step}.
     *
     * @param metric a positive definite matrix, in whose norm steps are short or long
     */
    double[] next(double[] at, double[] direction, Matrix metric) {
        if (point.length > 0) {
            changes.addFirst(new Change(Vectors.minus(at, point), Vectors.minus(direction, step)));
            if (changes.size() > MEMORY) {
                changes.removeLast();
            }
        }
        point = at.clone();
        step = direction.clone();
        double[] next = at.clone();
        Vectors.addScaled(1, direction, next, 0, next.length);
        double[] share = shares(metric);
        Iterator<Change> each = changes.iterator();
        for (double one : share) {
            Change change = each.next();
            Vectors.addScaled(-one, change.point(), next, 0, next.length);
            Vectors.addScaled(-one, change.step(), next, 0, next.length);
        }
        return next;
    }

    /** Forgets what went before, after a step that led astray. */
    void forget() {
        changes.clear();
        point = new double[0];
    }

    /** γ that makes step − Σ γ·(change of step) shortest. */
    private double[] shares(Matrix metric) {
        int m = changes.size();
        if (m == 0) {
            return new double[0];
        }
        double[][] own = changes.stream().map(Change::step).toArray(double[][]::new);
        double[][] weighted = new double[m][];
        Matrix gram = Matrix.zeros(m, m);
        double[] right = new double[m];
        for (int i = 0; i < m; i++) {
            weighted[i] = metric.times(own[i]);
            right[i] = Vectors.dot(weighted[i], step, 0, step.length);
            for (int j = 0; j <= i; j++) {
                double product = Vectors.dot(weighted[i], own[j], 0, step.length);
                gram.set(i, j, product);
                gram.set(j, i, product);
            }
        }
        return Cholesky.semidefinite(gram, DEPENDENT).solve(right);
    }
}
