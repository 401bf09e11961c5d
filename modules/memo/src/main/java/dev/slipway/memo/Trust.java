package dev.slipway.memo;

import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Can the data be trusted: yes or no, what is wrong, and the checks that matter most, in three lines. */
final class Trust {
    private final Readout readout;

    private Trust(Readout readout) {
        this.readout = readout;
    }

    static String sentence(Readout readout) {
        return new Trust(readout).sentence();
    }

    private String sentence() {
        List<String> failed = details("fail");
        if (!failed.isEmpty()) {
            return "No: " + String.join("; ", failed.subList(0, Math.min(2, failed.size())))
                    + ". A failed check forbids every verdict but HOLD.";
        }
        List<String> remarks = details("warn");
        List<String> good = good().stream().limit(remarks.isEmpty() ? 4 : 2).toList();
        String told = good.isEmpty() ? "" : " " + Words.capital(Words.list(good)) + ".";
        return (remarks.isEmpty()
                        ? "Yes."
                        : "Yes, with a remark: " + String.join("; ", remarks.subList(0, Math.min(2, remarks.size())))
                                + ".")
                + told;
    }

    /** Units inside their window are no fault: "what would change this verdict" tells of them. */
    private List<String> details(String status) {
        return readout.health().stream()
                .filter(check -> check.status().equals(status))
                .filter(check -> status.equals("fail") || !check.check().equals("maturity"))
                .map(check -> Sentences.lowerFirst(check.title()) + (status.equals("fail") ? " failed (" : " (")
                        + check.detail().replace("p ", "p\u00a0") + ")")
                .toList();
    }

    private List<String> good() {
        List<String> told = new ArrayList<>();
        HealthCheck split = ok("sample_ratio");
        if (split != null) {
            told.add("the split is " + split(split));
        }
        if (ok("one_arm_only") != null) {
            long crossed = readout.data().crossovers();
            told.add(
                    crossed == 0
                            ? "nobody saw two versions"
                            : Numbers.counted(crossed, "unit", "units") + " that saw two versions left out");
        }
        if (ok("balance") != null) {
            told.add("the arms were alike before the start");
        }
        HealthCheck tests = ok("data_tests");
        if (tests != null && readout.data().testsTotal() > 0) {
            told.add(readout.data().testsPassed() + " of " + readout.data().testsTotal() + " data tests passed");
        }
        return told;
    }

    private String split(HealthCheck check) {
        List<String> counts = readout.experiment().variants().stream()
                .map(variant -> check.observed().get(variant))
                .filter(n -> n != null)
                .map(n -> Numbers.count(Math.round(n)))
                .toList();
        Double p = check.pValue();
        return String.join(" to ", counts)
                + (p == null ? "" : " (" + Numbers.pEquals(p).replace(' ', '\u00a0') + ")");
    }

    private @Nullable HealthCheck ok(String name) {
        return readout.health().stream()
                .filter(check -> check.check().equals(name) && check.status().equals("ok"))
                .findFirst()
                .orElse(null);
    }
}
