package com.smartap.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.DocumentException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What the sealer claims to be PDF/A-3B is PDF/A-3B in the eyes of veraPDF. */
class PdfaClaimTest {
    @BeforeAll
    static void initialise() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void a_sealed_invoice_is_pdfa_3b() throws Exception {
        assertThat(isCompliant(Samples.sealed(Samples.INVOICE))).isTrue();
    }

    @Test
    void every_claim_over_the_shared_samples_holds() throws Exception {
        Path samples = Path.of(System.getProperty("smartap.shared", "absent"), "samples/invoices");
        assumeTrue(Files.isDirectory(samples), "the shared samples are not here: " + samples);
        List<String> wrong = new ArrayList<>();
        int claims = 0;
        for (Path pdf : pdfs(samples)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String pdfa = seal(pdf, out);
            if (pdfa.equals("PDF/A-3B")) {
                claims++;
                if (!isCompliant(out.toByteArray())) {
                    wrong.add(pdf.getFileName().toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(claims).isGreaterThan(40);
    }

    private static String seal(Path pdf, ByteArrayOutputStream out) throws IOException {
        try {
            SealReport report = new PdfSealer(Samples.KEY)
                    .seal(
                            new SealRequest(
                                    DocumentSource.of(pdf), Samples.AUDIT, Samples.STAMP, "Sample", Samples.NOW),
                            out);
            return report.pdfa();
        } catch (DocumentException hostile) {
            return "refused";
        }
    }

    private static List<Path> pdfs(Path samples) throws IOException {
        try (Stream<Path> files = Files.walk(samples)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    /** For tests that check more than PDF/A. */
    static boolean isValid(byte[] pdf) throws IOException {
        initialise();
        try {
            return isCompliant(pdf);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static boolean isCompliant(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B)) {
            return Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFA_3_B, false)
                    .validate(parser)
                    .isCompliant();
        }
    }
}
