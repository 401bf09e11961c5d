package dev.slipway.app.data;

import dev.slipway.app.shell.DataService;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.TableProfile;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One table: its first rows, what its columns hold, and its file. Rows and profile come when they are ready, each by itself. */
final class TableViewModel {
    static final int SHOWN = 200;

    private final ScreenContext context;
    private final DataService data;
    private final ReadOnlyObjectWrapper<Lineage.@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Answer<QueryResult>> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Answer<TableProfile>> profile = new ReadOnlyObjectWrapper<>();
    private int run;

    TableViewModel(ScreenContext context, DataService data) {
        this.context = context;
        this.data = data;
    }

    void clear() {
        context.jobs().forget(rows);
        context.jobs().forget(profile);
        rows.set(null);
        profile.set(null);
        table.set(null);
    }

    void show(int number, Lineage.Table shown) {
        clear();
        run = number;
        table.set(shown);
        String relation = shown.relation();
        context.jobs()
                .latest(
                        rows,
                        0,
                        job -> Answer.of(() -> data.rows(number, relation, SHOWN, job)),
                        (Answer<QueryResult> found) -> rows.set(found));
        context.jobs()
                .latest(
                        profile,
                        0,
                        job -> Answer.of(() -> data.profile(number, relation, job)),
                        (Answer<TableProfile> found) -> profile.set(found));
    }

    /** How much of the table is on screen. */
    String shownWords() {
        Answer<QueryResult> found = rows.get();
        QueryResult result = found == null ? null : found.value();
        if (result == null) {
            return found == null ? "reading\u2026" : "";
        }
        return result.truncated() ? "first " + SHOWN + " shown" : "all shown";
    }

    /** What the profile was made from, or why there is none; empty when it is all rows. */
    String profileWords() {
        Answer<TableProfile> found = profile.get();
        if (found == null) {
            return "";
        }
        TableProfile columns = found.value();
        SlipwayException failure = found.failure();
        if (columns == null) {
            return failure == null ? "" : failure.sentence();
        }
        return columns.every() == 1
                ? ""
                : "The heads tell of every " + ordinal(columns.every())
                        + " row. Texts that all differ there may occur twice in the whole table.";
    }

    private static String ordinal(long number) {
        long tens = number % 100;
        String ending = tens > 10 && tens < 14
                ? "th"
                : switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return Numbers.count(number) + ending;
    }

    /** Asks where, and writes the whole table there. */
    void export() {
        Lineage.Table shown = table.get();
        if (shown == null) {
            return;
        }
        int number = run;
        CsvExport.start(
                context,
                shown.name() + ".csv",
                (target, job) -> data.exportTable(number, shown.relation(), target, job));
    }

    void copy(String text) {
        context.dialogs().copy(text);
        context.dialogs().notify("Copied.");
    }

    ReadOnlyObjectProperty<Lineage.@Nullable Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Null while they are read. */
    ReadOnlyObjectProperty<@Nullable Answer<QueryResult>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Null while the table is looked through. */
    ReadOnlyObjectProperty<@Nullable Answer<TableProfile>> profileProperty() {
        return profile.getReadOnlyProperty();
    }
}
