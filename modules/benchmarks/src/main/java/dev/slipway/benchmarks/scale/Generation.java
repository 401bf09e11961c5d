package dev.slipway.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import java.lang.management.ManagementFactory;

/**
 * Making the rows of a world and throwing them away.
 *
 * @param events rows of the table of events
 * @param seconds on the clock, for all tables
 * @param processor seconds of processor time
 */
record Generation(long events, double seconds, double processor) {
    static Generation of(SizedStudy study) {
        long clock = System.nanoTime();
        long processor = processorNanos();
        long[] events = {0};
        for (TableSource table : SizedStudy.tables(study.read())) {
            boolean counted = table.schema().name().equals("events");
            table.stream(JobContext.unwatched(), batch -> events[0] += counted ? batch.rows() : 0);
        }
        return new Generation(events[0], (System.nanoTime() - clock) / 1e9, (processorNanos() - processor) / 1e9);
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
