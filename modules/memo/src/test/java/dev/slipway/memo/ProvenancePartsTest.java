package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.charts.LineageGraph;
import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ProvenancePartsTest {
    private static final Provenance TOLD = new Provenance(
            new LineageGraph(List.of(
                    new Node("raw.events", Layer.SOURCE, false, List.of(), 1_024_318, 0, 0, 0, "As it was loaded."),
                    new Node("stg_events", Layer.STAGING, true, List.of("raw.events"), -1, 2, 0, .1, "Events once."),
                    new Node("fct_events", Layer.FACT, false, List.of("stg_events"), 1_019_940, 3, 1, 3.2, ""))),
            5,
            4,
            List.of("Warning: not_null fct_events.unit_no found 37 rows, such as (unit_no = null)."),
            3.3,
            List.of(
                    new Provenance.ModelSql("stg_events", "models/staging/stg_events.sql", "select 1 < 2\n\n\n  as a"),
                    new Provenance.ModelSql("fct_events", "models/marts/fct_events.sql", "select *\nfrom stg_events")));

    private static MemoRequest request(Provenance provenance) {
        MemoRequest plain = Samples.request(Samples.ship());
        return new MemoRequest(plain.readout(), plain.run(), plain.words(), plain.sections(), provenance);
    }

    @Test
    void theReportTellsWhereItsNumbersComeFrom() throws Exception {
        Document report = Document.report(request(TOLD), Density.FULL, true);
        assertThat(report.html())
                .contains("Where the numbers come from", "2 models built in 3.3 s, 4 of 5 data tests passed.")
                .contains("1,019,940", "2 of 3", "Warning: not_null fct_events.unit_no found 37 rows")
                .contains("<pre class=\"sql\">select 1 &lt; 2\n  as a</pre>");
        try (PDDocument pdf = Loader.loadPDF(PdfRenderer.render(report, "2026-11-02"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("raw.events", "1,024,318 rows", "SQL of the models", "from stg_events");
        }
    }

    @Test
    void aMemoAndAReportWithoutItSayNothing() {
        assertThat(Document.report(request(Provenance.NONE), Density.FULL, true).html())
                .doesNotContain("Where the numbers come from", "SQL of the models");
        assertThat(Document.memo(request(TOLD), Density.FULL, true).html()).doesNotContain("SQL of the models");
    }
}
