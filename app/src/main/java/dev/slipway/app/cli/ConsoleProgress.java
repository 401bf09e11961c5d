package dev.slipway.app.cli;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.JobContext;
import java.util.Locale;

/** Shows the stages of a job as lines on standard error; in a terminal the running line moves, in a log it does not. */
final class ConsoleProgress implements JobContext {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int WIDTH = 78;

    private final Terminal terminal;
    private final boolean quiet;
    private final Cancellation cancellation;
    private String stage = "";
    private String detail = "";
    private long begun;
    private long drawn;

    ConsoleProgress(Terminal terminal, boolean quiet, Cancellation cancellation) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.cancellation = cancellation;
    }

    @Override
    public synchronized void stage(String name, String newDetail) {
        finish();
        stage = name;
        detail = newDetail;
        begun = System.nanoTime();
        draw("");
    }

    @Override
    public synchronized void detail(String text) {
        detail = text;
        draw("");
    }

    @Override
    public synchronized void progress(long done, long total) {
        if (total > 0 && System.nanoTime() - drawn > REDRAW_NANOS) {
            draw(String.format(Locale.ROOT, "%3d%%", Math.min(100, 100 * done / total)));
        }
    }

    /** Ends the line of the current stage. */
    synchronized void finish() {
        if (stage.isEmpty() || quiet) {
            return;
        }
        String line = String.format(Locale.ROOT, "  %-26s %s", stage, detail);
        String time = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
        terminal.err().println((terminal.interactive() ? "\r" : "") + pad(line, WIDTH - 8) + leftPad(time, 8));
        stage = "";
    }

    @Override
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return cancellation.onCancel(action);
    }

    /** All of them: no window has to answer meanwhile. */
    @Override
    public int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void draw(String percent) {
        if (quiet || !terminal.interactive() || stage.isEmpty()) {
            return;
        }
        drawn = System.nanoTime();
        String line = String.format(Locale.ROOT, "  %-26s %s", stage, detail);
        terminal.err().print("\r" + pad(line, WIDTH - 8) + leftPad(percent, 8));
        terminal.err().flush();
    }

    private static String pad(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "…" : text + " ".repeat(width - text.length());
    }

    private static String leftPad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
