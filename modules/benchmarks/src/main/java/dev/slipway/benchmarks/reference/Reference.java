package dev.slipway.benchmarks.reference;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expected;
import dev.slipway.benchmarks.reference.check.Result;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the statistics engine with results of other software. Arguments: the folder of expected results, the folder of their data,
 * and, if wanted, a CSV file to write every value to. Ends with 1 when a value is outside its tolerance, 2 when it could not start.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class Reference {
    private Reference() {}

    /** Runs and ends with the code. */
    public static void main(String[] arguments) throws IOException {
        int code = run(arguments, System.out);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out) throws IOException {
        if (arguments.length < 2) {
            out.println("Give the folder of expected results and the folder of data, and a CSV file if you want all"
                    + " values.");
            return 2;
        }
        List<Check> checks;
        try {
            checks = Expected.read(Path.of(arguments[0]));
        } catch (SlipwayException e) {
            out.println(e.getMessage());
            return 2;
        }
        List<Result> results = results(checks, new DataFolder(Path.of(arguments[1])));
        out.print(TextReport.of(results));
        if (arguments.length > 2) {
            Path file = Path.of(arguments[2]);
            Files.write(file, CsvReport.lines(results));
            out.println("All values are in " + file + ".");
        }
        return results.stream().allMatch(result -> result.outside().isEmpty()) ? 0 : 1;
    }

    private static List<Result> results(List<Check> checks, DataFolder data) {
        List<Result> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(Methods.answer(check, data));
        }
        return results;
    }
}
