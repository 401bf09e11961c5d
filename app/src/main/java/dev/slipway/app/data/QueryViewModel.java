package dev.slipway.app.data;

import dev.slipway.app.settings.PastQuery;
import dev.slipway.app.shell.DataService;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.QueryRefusedException;
import dev.slipway.warehouse.QueryResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A query that a person writes: its text, its answer, what was asked before. The newest question wins. */
final class QueryViewModel {
    /** Rows of an answer that are shown; the export has all of them. */
    static final int SHOWN = 1_000;

    private static final double A_SECOND = 0.9995;
    private static final double MILLIS = 1_000;

    private final ScreenContext context;
    private final DataService data;
    private final StringProperty text;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Answer<QueryResult>> answer = new ReadOnlyObjectWrapper<>();
    private String answered = "";
    private int run;

    QueryViewModel(ScreenContext context, DataService data) {
        this.context = context;
        this.data = data;
        List<PastQuery> before = history();
        text = new SimpleStringProperty(
                before.isEmpty() ? data.firstQuery() : before.getFirst().sql());
    }

    /** From now on another run is asked; the answer of the one before goes, the text stays. */
    void ask(int number) {
        cancel();
        run = number;
        answer.set(null);
    }

    /** Asks what is written. */
    void run() {
        String asked = text.get();
        int number = run;
        if (number == 0 || asked.isBlank()) {
            return;
        }
        running.set(true);
        context.jobs()
                .latest(
                        this,
                        0,
                        job -> Answer.of(() -> data.query(number, asked, SHOWN, job)),
                        (Answer<QueryResult> found) -> answered(asked, found));
    }

    private void answered(String asked, Answer<QueryResult> found) {
        running.set(false);
        answered = asked;
        answer.set(found);
        QueryResult result = found.value();
        if (result != null) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            context.settings()
                    .remember(
                            new PastQuery(workspace(), asked, now, result.rows().size(), found.seconds()));
        }
    }

    /** Stops the question that is asked; the answer before stays. */
    void cancel() {
        context.jobs().forget(this);
        running.set(false);
    }

    /** Queries of this workspace that were answered, newest first. */
    List<PastQuery> history() {
        String here = workspace();
        return context.settings().queries().stream()
                .filter(query -> query.workspace().equals(here))
                .toList();
    }

    private String workspace() {
        return context.workbench().service().workspace().toString();
    }

    /** Asks where, and writes everything that the answered query gives, not only the rows on screen. */
    void export() {
        if (result() != null) {
            String sql = answered;
            int number = run;
            CsvExport.start(context, "query.csv", (target, job) -> data.exportQuery(number, sql, target, job));
        }
    }

    /** The rows that are shown; null while there are none. */
    @Nullable
    QueryResult result() {
        Answer<QueryResult> found = answer.get();
        return found == null ? null : found.value();
    }

    /** Why the last question has no answer; null when it has. */
    @Nullable
    SlipwayException failure() {
        Answer<QueryResult> found = answer.get();
        return found == null ? null : found.failure();
    }

    /** Line that is to blame, from 1; 0 when nothing is or it was changed since. */
    int badLine() {
        return failure() instanceof QueryRefusedException refused && answered.equals(text.get()) ? refused.line() : 0;
    }

    /** Where the cursor should go after a failure; negative when nobody can tell. */
    int badPosition() {
        if (!(failure() instanceof QueryRefusedException refused) || badLine() == 0) {
            return -1;
        }
        int start = 0;
        for (int line = 1; line < refused.line(); line++) {
            start = text.get().indexOf('\n', start) + 1;
        }
        return Math.min(text.get().length(), start + refused.column() - 1);
    }

    /** Rows and time of the answer. */
    String summary() {
        Answer<QueryResult> found = answer.get();
        QueryResult result = result();
        if (running.get()) {
            return "asking\u2026";
        }
        if (found == null || result == null) {
            return "";
        }
        String rows = Numbers.counted(result.rows().size(), "row", "rows");
        return (result.truncated() ? "first " + rows : rows) + ", " + time(found.seconds());
    }

    static String time(double seconds) {
        return seconds < A_SECOND ? Math.round(seconds * MILLIS) + " ms" : Numbers.duration(seconds);
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Answer<QueryResult>> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
