package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The marts of a run being read while somebody else does other work, such as the data tests: reading goes row by row, which
 * keeps one core busy, and tests leave half of one free. The experiment and what all users did are read beside each other, each
 * over a connection of its own. Closed before {@link #finish}, it stops and waits until nothing is read any more.
 */
public final class MartReading implements AutoCloseable {
    private final Cancellation stop = new Cancellation();
    private final JobContext context = new StoppableContext(stop);
    private final JobContext watched;
    private final JobContext.Registration registration;
    private final ForkJoinTask<RunData> experiment;
    private final @Nullable ForkJoinTask<EngagementData> engagement;

    /** @param withEngagement whether what all users did is asked and its tables were built */
    MartReading(
            Database database,
            Study study,
            Map<String, TableSchema> tables,
            boolean withEngagement,
            JobContext watched) {
        this.watched = watched;
        this.registration = watched.onCancel(stop::cancel);
        this.engagement = withEngagement
                ? started(database, other -> new EngagementReader(other, study, tables).read(context))
                : null;
        this.experiment = started(
                database,
                other -> new RunData(
                        new MartReader(other, study, tables).read(new TestRun(List.of()).summary(), context),
                        null,
                        offers(other, study, tables),
                        risks(other, study, tables)));
    }

    private static <T> ForkJoinTask<T> started(Database database, Function<Database, T> read) {
        // Opened here: whoever tests has the first connection to itself from now on.
        Database other = database.another();
        return ForkJoinTask.adapt(() -> {
                    try (other) {
                        return read.apply(other);
                    }
                })
                .fork();
    }

    private @Nullable OfferWeeks offers(Database database, Study study, Map<String, TableSchema> tables) {
        Offers asked = study.analyses().offers();
        return asked == null ? null : new OfferWeeksReader(database, study, asked, tables).read(context);
    }

    private @Nullable RiskWeeks risks(Database database, Study study, Map<String, TableSchema> tables) {
        return study.analyses().risks().isEmpty() ? null : new RiskWeeksReader(database, study, tables).read(context);
    }

    /**
     * Waits for the rest.
     *
     * @param tests what the data tests said, which goes with the data
     * @throws SlipwayException as reading found it, for example when nobody was exposed
     * @throws CancelledException when the context of this reading was cancelled, whatever reading then complained of
     */
    public RunData finish(TestRun tests) {
        try {
            RunData read = experiment.join();
            return new RunData(
                    read.experiment().with(tests.summary()),
                    engagement == null ? null : engagement.join(),
                    read.offers(),
                    read.risks());
        } catch (RuntimeException e) {
            watched.checkCancelled();
            throw e;
        }
    }

    @Override
    public void close() {
        stop.cancel();
        registration.close();
        experiment.quietlyJoin();
        if (engagement != null) {
            engagement.quietlyJoin();
        }
    }
}
