package dev.slipway.app.jobs;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** A job that was submitted. Its properties change on the thread of the window only. */
public interface JobHandle {
    /** Where a job stands. The last three are final. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return this != RUNNING;
        }
    }

    String title();

    ReadOnlyObjectProperty<State> stateProperty();

    ReadOnlyObjectProperty<JobProgress> progressProperty();

    /** Why it failed; null unless it did. */
    @Nullable
    Throwable failure();

    /** Asks the job to stop. Does nothing when it is over. */
    void cancel();
}
