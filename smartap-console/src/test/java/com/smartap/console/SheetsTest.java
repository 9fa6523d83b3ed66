package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.DocumentPart;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetsTest {
    @Test
    void an_invoice_that_is_part_of_a_document_shows_its_own_pages_and_offers_those_around_them() {
        Sheets sheets = Sheets.of(6, new DocumentPart(2, 3, "pages 3 to 4", 3, 4));
        assertThat(sheets.own()).containsExactly(3, 4);
        assertThat(sheets.others()).containsExactly(1, 2, 5, 6);
        assertThat(sheets.cut()).isFalse();
    }

    @Test
    void a_part_far_behind_in_a_long_document_is_shown_all_the_same() {
        Sheets sheets = Sheets.of(150, new DocumentPart(70, 75, "pages 139 to 140", 139, 140));
        assertThat(sheets.own()).containsExactly(139, 140);
        assertThat(sheets.others())
                .hasSize(PdfPages.MAX_PAGES)
                .contains(129, 138, 141)
                .doesNotContain(139, 140);
        assertThat(sheets.cut()).isTrue();
    }

    @Test
    void a_document_that_is_one_invoice_shows_its_first_pages() {
        assertThat(Sheets.of(2, null)).isEqualTo(new Sheets(List.of(1, 2), List.of(), 2));
        assertThat(Sheets.of(0, null).own()).isEmpty();
        assertThat(Sheets.of(25, null).own()).hasSize(PdfPages.MAX_PAGES).endsWith(20);
        assertThat(Sheets.of(25, null).cut()).isTrue();
        assertThat(Sheets.of(3, new DocumentPart(2, 4, "row 3", 0, 0)).own()).containsExactly(1, 2, 3);
    }

    @Test
    void how_what_was_learned_was_used_is_no_finding() {
        LearnedNotes notes = LearnedNotes.of(List.of("POLYGLOT: two things", "LEARNED: what was learned is old"));
        assertThat(notes.findings()).containsExactly("POLYGLOT: two things");
        assertThat(notes.learned()).containsExactly("What was learned is old");
    }
}
