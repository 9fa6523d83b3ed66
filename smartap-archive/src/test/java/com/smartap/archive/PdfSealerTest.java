package com.smartap.archive;

import static com.smartap.archive.Samples.AUDIT;
import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.NOW;
import static com.smartap.archive.Samples.request;
import static com.smartap.archive.Samples.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PdfSealerTest {
    @Test
    void a_sealed_invoice_verifies_with_its_audit_trail() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(INVOICE), out);
        String keep = System.getProperty("smartap.keep");
        if (keep != null) {
            Files.write(Path.of(keep, "sealed.pdf"), out.toByteArray());
        }

        SealVerification verified = new PdfSealer(KEY).verify(DocumentSource.of("sealed.pdf", out.toByteArray()));

        assertThat(verified.problems()).isEmpty();
        assertThat(verified.intact()).isTrue();
        assertThat(verified.auditJson()).isEqualTo(AUDIT);
        assertThat(verified.signedAt()).isEqualTo(NOW);
        assertThat(verified.signer()).contains("Example Ltd archive").contains("proves no identity");
        assertThat(verified.level()).isEqualTo("PAdES-B-B");
        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.pdfa()).isEqualTo("PDF/A-3B");
    }

    @Test
    void the_same_request_gives_the_same_bytes() throws IOException {
        assertThat(sealed(INVOICE)).isEqualTo(sealed(INVOICE));
    }
}
