package com.smartap.archive.internal.report;

import com.smartap.archive.internal.font.Liberation;
import com.smartap.spi.audit.AuditReportRenderer.Column;
import com.smartap.spi.audit.AuditReportRenderer.Fact;
import com.smartap.spi.audit.AuditReportRenderer.Report;
import com.smartap.spi.audit.AuditReportRenderer.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Lays a report out from top to bottom; tables go on over pages with their headings. */
public final class ReportPages {
    private static final float MARGIN = 50;
    private static final float GAP = 6;
    private static final float BOTTOM = 60;
    private static final float INK = 0.12f;
    private static final float PALE = 0.45f;
    private static final float RULE = 0.8f;

    private final PDDocument document;
    private final Words title;
    private final Words heading;
    private final Words strong;
    private final Words text;
    private final Words code;
    private final float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private @Nullable PDPageContentStream content;
    private float y;

    public ReportPages(PDDocument document) throws IOException {
        this.document = document;
        Words sans = new Words(document, Liberation.SANS, 8.5f);
        Words bold = new Words(document, Liberation.SANS_BOLD, 8.5f);
        this.title = bold.at(17);
        this.heading = bold.at(11);
        this.strong = bold;
        this.text = sans;
        this.code = new Words(document, Liberation.MONO, 6.8f);
    }

    /** Writes all pages. */
    public void write(Report report) throws IOException {
        page();
        paragraph(title, report.title(), INK);
        y -= 2;
        paragraph(text, report.subtitle(), PALE);
        y -= 8;
        for (Fact fact : report.facts()) {
            fact(fact);
        }
        for (Table table : report.tables()) {
            table(table);
        }
        section("How to check this");
        for (String note : report.notes()) {
            paragraph(note.contains("\n") ? code : text, note.strip(), INK);
            y -= GAP;
        }
        stream().close();
        feet(report.title());
    }

    private void fact(Fact fact) throws IOException {
        float left = width * 0.22f;
        Words words = fact.value().matches("[0-9a-f]{40,}") ? code : text;
        List<String> lines = words.lines(fact.value(), width - left);
        need(lines.size() * words.leading() + 2);
        float top = y;
        show(text, fact.name(), MARGIN, top - text.size, PALE);
        for (String line : lines) {
            show(words, line, MARGIN + left, y - text.size, INK);
            y -= words.leading();
        }
        y = Math.min(y, top - text.leading()) - 2;
    }

    private void table(Table table) throws IOException {
        section(table.title());
        float[] widths = widths(table.columns());
        headings(table.columns(), widths);
        for (List<String> row : table.rows()) {
            List<List<String>> cells = new ArrayList<>();
            float height = 0;
            for (int i = 0; i < table.columns().size(); i++) {
                Words words = words(table.columns().get(i));
                List<String> lines = words.lines(row.get(i), widths[i] - GAP);
                cells.add(lines);
                height = Math.max(height, lines.size() * words.leading());
            }
            if (need(Math.min(height, 400) + 4)) {
                headings(table.columns(), widths);
            }
            row(table.columns(), cells, widths);
        }
    }

    /** A row, which goes on over the page where it is longer than one. */
    private void row(List<Column> columns, List<List<String>> cells, float[] widths) throws IOException {
        int most = cells.stream().mapToInt(List::size).max().orElse(0);
        float leading = text.leading();
        for (int line = 0; line < most; line++) {
            if (need(leading)) {
                headings(columns, widths);
            }
            float x = MARGIN;
            for (int i = 0; i < columns.size(); i++) {
                if (line < cells.get(i).size()) {
                    show(words(columns.get(i)), cells.get(i).get(line), x, y - text.size, INK);
                }
                x += widths[i];
            }
            y -= leading;
        }
        y -= 2;
        rule(0.4f);
        y -= 2;
    }

    private void headings(List<Column> columns, float[] widths) throws IOException {
        float x = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            show(strong, columns.get(i).title(), x, y - strong.size, PALE);
            x += widths[i];
        }
        y -= strong.leading() + 1;
        rule(1);
        y -= 3;
    }

    private float[] widths(List<Column> columns) {
        float all = columns.stream().mapToInt(Column::weight).sum();
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width * columns.get(i).weight() / all;
        }
        return widths;
    }

    private Words words(Column column) {
        return column.code() ? code : text;
    }

    private void section(String name) throws IOException {
        need(heading.leading() * 4);
        y -= 14;
        show(heading, name, MARGIN, y - heading.size, INK);
        y -= heading.leading() + 5;
    }

    private void paragraph(Words words, String said, float grey) throws IOException {
        for (String line : words.lines(said, width)) {
            need(words.leading());
            show(words, line, MARGIN, y - words.size, grey);
            y -= words.leading();
        }
    }

    private void show(Words words, String line, float x, float baseline, float grey) throws IOException {
        PDPageContentStream out = stream();
        out.beginText();
        out.setFont(words.font, words.size);
        out.setNonStrokingColor(grey, grey, grey);
        out.newLineAtOffset(x, baseline);
        out.showText(line);
        out.endText();
    }

    private void rule(float thickness) throws IOException {
        PDPageContentStream out = stream();
        out.setStrokingColor(RULE, RULE, RULE);
        out.setLineWidth(thickness);
        out.moveTo(MARGIN, y);
        out.lineTo(MARGIN + width, y);
        out.stroke();
    }

    /** Begins a page if there is no room for something; says whether it did. */
    private boolean need(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        stream().close();
        page();
        return true;
    }

    private void page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private PDPageContentStream stream() {
        if (content == null) {
            throw new IllegalStateException("no page was begun");
        }
        return content;
    }

    private void feet(String name) throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
                content = foot;
                show(text, text.lines(name, width * 0.75f).get(0), MARGIN, 30, PALE);
                String count = "Page %d of %d".formatted(i + 1, pages);
                show(text, count, MARGIN + width - text.width(count), 30, PALE);
            }
        }
    }
}
