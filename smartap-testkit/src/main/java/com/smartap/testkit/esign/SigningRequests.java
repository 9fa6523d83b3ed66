package com.smartap.testkit.esign;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.esign.SigningRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Requests for tests, with small documents that carry a printed mark as real ones do. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SigningRequests {
    private SigningRequests() {}

    /** A person by number: {@code signer1@example.com} and so on. */
    public static Signatory person(int number) {
        return new Signatory("signer-" + number, "Signer No" + number, "signer%d@example.com".formatted(number));
    }

    /** A request of one page, to be signed by persons 1 to {@code people} within 14 days. */
    public static SigningRequest request(String reference, int people, Instant now) {
        return request(
                reference,
                pdf(reference),
                IntStream.rangeClosed(1, people)
                        .mapToObj(SigningRequests::person)
                        .toList(),
                now.plus(Duration.ofDays(14)));
    }

    /** A request to sign any PDF. */
    public static SigningRequest request(String reference, byte[] pdf, List<Signatory> people, Instant expiresAt) {
        return new SigningRequest(
                reference,
                "Invoice " + reference + " of Industrial Parts Co",
                DocumentSource.of(reference.replace('/', '-') + ".pdf", pdf),
                ContentHash.of(pdf),
                people,
                "Please sign.",
                expiresAt);
    }

    /** A PDF of one page that carries the mark of a request; the same reference gives the same bytes. */
    public static byte[] pdf(String reference) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            document.setDocumentId(7L);
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(reference);
            document.setDocumentInformation(about);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                content.beginText();
                content.setLeading(16);
                content.newLineAtOffset(60, 700);
                content.showText("Invoice " + reference);
                content.newLine();
                content.showText(new SigningDocuments.Mark(
                                reference.replaceAll("[^A-Za-z0-9-]", "-"),
                                ContentHash.of(reference.getBytes(StandardCharsets.UTF_8)))
                        .text());
                content.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
