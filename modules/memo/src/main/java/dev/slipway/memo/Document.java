package dev.slipway.memo;

import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A filled-in document: its XHTML and the pictures that it names.
 *
 * @param pictures by the key in the markup
 */
record Document(String html, Map<String, PictureSet.Placed> pictures) {

    /** The fullest first page that fits on one sheet; measured, not guessed. */
    static Density fitting(MemoRequest request) {
        for (Density density : Density.values()) {
            PictureSet pictures = new PictureSet(true);
            Map<String, Object> fields = common(request, "Experiment memo", true);
            fields.putAll(new PageOne(request, density, pictures).fields());
            fields.put("parts", List.of());
            if (PdfRenderer.pages(new Document(Templates.fill("memo.html", fields), pictures.all())) == 1) {
                return density;
            }
        }
        return Density.LEAST;
    }

    static Document memo(MemoRequest request, Density density, boolean forPdf) {
        PictureSet pictures = new PictureSet(forPdf);
        Map<String, Object> fields = common(request, "Experiment memo", forPdf);
        fields.putAll(new PageOne(request, density, pictures).fields());
        List<Map<String, Object>> parts = answers(request, density);
        for (MemoRequest.Section section : MemoRequest.Section.values()) {
            if (request.sections().contains(section)) {
                section(section, request, pictures, parts);
            }
        }
        fields.put("parts", parts);
        return new Document(Templates.fill("memo.html", fields), pictures.all());
    }

    static Document report(MemoRequest request, Density density, boolean forPdf) {
        PictureSet pictures = new PictureSet(forPdf);
        Map<String, Object> fields = common(request, "Technical report", forPdf);
        fields.putAll(new PageOne(request, density, pictures).fields());
        List<Map<String, Object>> parts = answers(request, density);
        section(MemoRequest.Section.METRICS, request, pictures, parts);
        section(MemoRequest.Section.DAILY_PATH, request, pictures, parts);
        section(MemoRequest.Section.SEGMENTS, request, pictures, parts);
        parts.addAll(ReportParts.all(request.readout(), pictures));
        boolean traced = !request.provenance().graph().nodes().isEmpty();
        if (traced) {
            parts.add(ProvenanceParts.lineage(request.provenance(), pictures));
        }
        section(MemoRequest.Section.NOTES, request, pictures, parts);
        if (traced) {
            parts.add(ProvenanceParts.sql(request.provenance()));
        }
        fields.put("parts", parts);
        return new Document(Templates.fill("memo.html", fields), pictures.all());
    }

    /** A card: one part under a title. */
    static Document card(
            MemoRequest request, String kind, String title, String intro, List<Block> blocks, PictureSet pictures) {
        Map<String, Object> fields = common(request, kind, true);
        fields.put("title", title);
        String study = request.readout().study().title();
        fields.put("subtitle", title.startsWith(study) ? Sentences.subtitle(request.readout()) : study);
        fields.put("parts", List.of(Block.part("card", "", intro, blocks)));
        return new Document(Templates.fill("card.html", fields), pictures.all());
    }

    /** The answers behind the first page, where it has no room for them. */
    private static List<Map<String, Object>> answers(MemoRequest request, Density density) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!density.answers() && !request.readout().answers().isEmpty()) {
            parts.add(AnswerParts.part(request.readout()));
        }
        return parts;
    }

    private static void section(
            MemoRequest.Section section, MemoRequest request, PictureSet pictures, List<Map<String, Object>> parts) {
        Readout readout = request.readout();
        switch (section) {
            case METRICS -> parts.add(MetricParts.part(readout));
            case DAILY_PATH -> {
                if (!readout.primary().path().isEmpty()) {
                    parts.add(EvidenceParts.dailyPath(readout, pictures));
                }
            }
            case SEGMENTS -> {
                if (!readout.segments(readout.decision().treatment()).isEmpty()) {
                    parts.add(EvidenceParts.segments(readout, pictures));
                }
            }
            case NOTES -> parts.add(NoteParts.part(request));
        }
    }

    /** What every document says of its run. */
    static Map<String, Object> common(MemoRequest request, String kind, boolean forPdf) {
        Readout readout = request.readout();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("css", Templates.css(forPdf));
        fields.put("kind", kind);
        fields.put("title", readout.study().title());
        fields.put("verdict", readout.decision().verdict());
        fields.put("experiment", readout.experiment().key());
        fields.put("date", Dates.date(request.run().date()));
        fields.put("run", request.run().run());
        fields.put("studyHash", request.run().studyHash());
        fields.put("dataHash", request.run().dataHash());
        fields.put("seed", Objects.toString(request.run().seed(), ""));
        fields.put("engine", request.run().engine());
        fields.put("level", Percent.level(readout));
        return fields;
    }
}
