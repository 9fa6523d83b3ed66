package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordBoxesInvoiceReaderTest extends InvoiceReaderContract {
    private static final String RECEIPT = """
            40,20,300,20,300,44,40,44,HARBOUR CAFE PTE LTD
            40,60,360,60,360,84,40,84,12 Quay Road, Singapore 049483
            40,100,260,100,260,124,40,124,Date: 21/03/2022
            40,140,90,140,90,164,40,164,Soup
            300,140,360,140,360,164,300,164,20.40
            40,180,110,180,110,204,40,204,TOTAL
            300,180,360,180,360,204,300,204,20.40
            """;

    @Override
    protected InvoiceReader reader() {
        return new WordBoxesInvoiceReader();
    }

    @Override
    protected DocumentSource readable() {
        return document(RECEIPT);
    }

    private static DocumentSource document(String text) {
        return DocumentSource.of("boxes.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void text_with_commas_is_one_phrase_and_the_total_stands_where_its_box_is() {
        CandidateInvoice read = reader().read(readable(), ReadLimits.DEFAULT);
        assertThat(read.content().total()).isEqualByComparingTo("20.40");
        assertThat(read.content().vendor().name()).containsIgnoringCase("Harbour Cafe");
        assertThat(read.format()).isEqualTo("IMAGE_OCR");
    }

    @Test
    void rows_without_a_box_and_lists_without_end_are_refused() {
        assertThatThrownBy(() -> reader().read(document(RECEIPT + "a,b,c,d,e,f,g,h,word\n"), ReadLimits.DEFAULT))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("eight numbers");
        ReadLimits few = new ReadLimits(1000, 1, 20, Duration.ofSeconds(5));
        assertThatThrownBy(() -> reader().read(readable(), few)).isInstanceOf(DocumentException.class);
    }
}
