package dev.slipway.warehouse.engine;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import java.sql.SQLException;
import java.sql.Statement;

/** Cancels the statement when the job is cancelled, for as long as it is open. */
@Exempt(from = Exempt.Rule.THREADS, because = "whoever cancels must not wait for the engine, and may be the FX thread")
final class StatementCancel {
    private static final long AGAIN_MILLIS = 10;

    private final JobContext.Registration registration;
    private volatile boolean over;

    /** Work with a statement. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does the work; a cancel of the job stops the statement meanwhile. */
    static <T> T during(Statement statement, JobContext context, Work<T> work) throws SQLException {
        StatementCancel cancel = new StatementCancel(statement, context);
        try {
            return work.run();
        } finally {
            cancel.close();
        }
    }

    private StatementCancel(Statement statement, JobContext context) {
        this.registration = context.onCancel(() -> Thread.ofVirtual().start(() -> cancelUntilOver(statement)));
    }

    /** H2 ignores a cancel that arrives just before the statement starts, so it is said again until it was heard. */
    private void cancelUntilOver(Statement statement) {
        try {
            while (!over) {
                statement.cancel();
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (SQLException closed) {
            over = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        over = true;
        registration.close();
    }
}
