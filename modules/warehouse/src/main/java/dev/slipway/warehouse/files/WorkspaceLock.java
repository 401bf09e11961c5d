package dev.slipway.warehouse.files;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a workspace for one program, and for one opener inside it. The operating system frees the lock when the program
 * ends, however it ends.
 */
public final class WorkspaceLock implements AutoCloseable {
    private static final String FILE = "slipway.lock";
    /** The locked byte lies far behind the text, so that others can read who holds the lock on every system. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or says who has it. */
    public static WorkspaceLock take(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "The workspace " + folder + " is already open in another Slipway" + holder
                                + ". Nothing was changed.",
                        "Close the other one, or choose another workspace.");
            }
            channel.truncate(0);
            String process = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
            return new WorkspaceLock(channel);
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.WORKSPACE,
                    "The folder " + folder + " can't be used as a workspace.",
                    "Check that you may write to it, or choose another one.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException sameProgram) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String process = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SlipwayException(ErrorCategory.FILE, "The workspace's lock can't be released.", "", e);
        }
    }
}
