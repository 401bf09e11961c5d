package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How commands end. */
class CommandSupportTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private final class Failing extends CommandSupport {
        private final boolean cancelled;
        private final Throwable failure;

        Failing(boolean cancelled, Throwable failure) {
            this.cancelled = cancelled;
            this.failure = failure;
            this.parent = new SlipwayCommand(new Terminal(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    false));
        }

        @Override
        void execute() throws Exception {
            if (cancelled) {
                cancellation.cancel();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    private String end(boolean cancelled, Throwable failure) {
        told.reset();
        int code = new Failing(cancelled, failure).call();
        return code + " " + told.toString(StandardCharsets.UTF_8);
    }

    /** Fonts, for example, can't be loaded once the virtual machine is shutting down. */
    @Test
    void whatFailsAfterACancelIsTheCancel() {
        assertThat(end(true, new ExceptionInInitializerError("fonts"))).startsWith("130 Cancelled.");
        assertThat(end(true, new SlipwayException(ErrorCategory.FILE, "It can't be written.", "Look.")))
                .startsWith("130 Cancelled.");
    }

    @Test
    void whatFailsByItselfIsSaid() {
        assertThat(end(false, new ExceptionInInitializerError("fonts"))).startsWith("1 Slipway has a fault");
        assertThat(end(false, new SlipwayException(ErrorCategory.FILE, "It can't be written.", "Look.")))
                .startsWith("1 It can't be written.");
    }
}
