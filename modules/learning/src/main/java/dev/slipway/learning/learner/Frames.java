package dev.slipway.learning.learner;

import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.ValueVector;

/** Rows in the form that Smile reads. */
final class Frames {
    private static final String OUTCOME = "y";

    private Frames() {}

    static Formula formula() {
        return Formula.lhs(OUTCOME);
    }

    static DataFrame training(Task task, Matrix x, double[] y) {
        List<ValueVector> columns = columns(x);
        columns.add(task == Task.PROBABILITY ? ValueVector.of(OUTCOME, whole(y)) : ValueVector.of(OUTCOME, y));
        return new DataFrame(columns.toArray(ValueVector[]::new));
    }

    /** The prediction of each row; rows are shared out over the threads of the caller's pool. */
    static double[] predict(Matrix x, ToDoubleFunction<Tuple> predict) {
        DataFrame frame = new DataFrame(columns(x).toArray(ValueVector[]::new));
        return IntStream.range(0, x.rows())
                .parallel()
                .mapToDouble(i -> predict.applyAsDouble(frame.get(i)))
                .toArray();
    }

    private static List<ValueVector> columns(Matrix x) {
        List<ValueVector> columns = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            columns.add(ValueVector.of("x" + j, x.column(j)));
        }
        return columns;
    }

    private static int[] whole(double[] y) {
        int[] whole = new int[y.length];
        for (int i = 0; i < y.length; i++) {
            whole[i] = (int) y[i];
        }
        return whole;
    }
}
