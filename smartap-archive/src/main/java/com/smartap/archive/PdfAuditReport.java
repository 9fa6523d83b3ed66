package com.smartap.archive;

import com.smartap.archive.internal.report.ReportPages;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.audit.AuditReportRenderer;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Audit reports as PDF: A4, with every font embedded, text that can be selected and copied. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfAuditReport implements AuditReportRenderer {
    /** For {@link java.util.ServiceLoader}. */
    public PdfAuditReport() {}

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            new ReportPages(document).write(report);
            document.getDocumentInformation().setTitle(report.title());
            document.getDocumentInformation().setProducer("SmartAP");
            document.save(out);
        }
    }
}
