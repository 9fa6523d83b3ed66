package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.ContainerReaderContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchivesAndMailsTest extends ContainerReaderContract {
    @Override
    protected ContainerReader reader() {
        return new ArchivesAndMails();
    }

    @Override
    protected byte[] container(Map<String, byte[]> documents) {
        return ZipFiles.zip(documents);
    }

    @Test
    void a_mail_without_documents_says_so() {
        List<ContainerReader.Entry> entries = new ArrayList<>();
        List<String> findings = reader().each(mail("Dear all,\r\nhow are you?\r\n"), ReadLimits.DEFAULT, entries::add);
        assertThat(entries).isEmpty();
        assertThat(findings).singleElement().asString().contains("without an attached document");
    }

    @Test
    void a_mail_whose_text_is_an_interchange_holds_that_interchange() {
        List<ContainerReader.Entry> entries = new ArrayList<>();
        reader().each(
                        mail("UNB+UNOC:3+SENDER+RECEIVER+261121:1200+1'\r\nUNH+1+INVOIC:D:96A:UN'\r\n"),
                        ReadLimits.DEFAULT,
                        entries::add);
        assertThat(entries).extracting(ContainerReader.Entry::path).containsExactly("m.eml/text");
    }

    private static DocumentSource mail(String text) {
        String mail = "From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text;
        return DocumentSource.of("m.eml", mail.getBytes(StandardCharsets.US_ASCII));
    }
}
