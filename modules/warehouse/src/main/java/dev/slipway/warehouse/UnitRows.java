package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.util.Arrays;

/** Where a unit of the marts stands among the units of {@link ExperimentData}. */
final class UnitRows {
    private UnitRows() {}

    /** By number of the unit its row; −1 for one that does not count. */
    static int[] of(Database database, JobContext context) {
        Growing.Ints numbers = new Growing.Ints();
        database.stream(
                "select unit_no from marts.unit_metrics order by unit_no", context, row -> numbers.add(row.count(1)));
        int[] rowOf = new int[numbers.size() == 0 ? 1 : numbers.get(numbers.size() - 1) + 1];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < numbers.size(); row++) {
            rowOf[numbers.get(row)] = row;
        }
        return rowOf;
    }
}
