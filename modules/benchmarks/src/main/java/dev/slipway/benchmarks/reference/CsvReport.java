package dev.slipway.benchmarks.reference;

import dev.slipway.benchmarks.reference.check.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every value with both numbers, for a spreadsheet. */
final class CsvReport {
    private CsvReport() {}

    static List<String> lines(List<Result> results) {
        List<String> lines = new ArrayList<>(List.of("file,check,status,value,ours,expected,error_over_tolerance"));
        for (Result result : results) {
            for (Result.Compared value : result.values()) {
                String status = value.agrees() ? "agrees" : value.dispute().isEmpty() ? "outside" : "disputed";
                String error = String.format(Locale.ROOT, "%.3e", value.error());
                lines.add(line(result, status, value.path(), value.ours(), value.expected(), error));
            }
            for (String path : result.notComputed()) {
                lines.add(line(result, "not computed", path, "", "", ""));
            }
        }
        return lines;
    }

    private static String line(Result result, String status, String... cells) {
        StringBuilder line = new StringBuilder(quoted(result.check().file()));
        line.append(',').append(quoted(result.check().id())).append(',').append(status);
        for (String cell : cells) {
            line.append(',').append(quoted(cell));
        }
        return line.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("[\\w.:/ +-]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
