package com.smartap.capture.internal.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameRepairTest {
    @Test
    void signs_and_digits_among_capitals_become_the_letters_that_look_like_them() {
        assertThat(NameRepair.repaired("JADRAN HOTEL! d.d.")).isEqualTo("JADRAN HOTELI d.d.");
        assertThat(NameRepair.repaired("RETAIL $B")).isEqualTo("RETAIL SB");
        assertThat(NameRepair.repaired("F0OD TRAD1NG")).isEqualTo("FOOD TRADING");
    }

    @Test
    void names_that_have_digits_and_signs_keep_them() {
        for (String name : new String[] {"7-ELEVEN", "99 SPEEDMART S/B", "Yahoo! Ltd", "B10", "3M", "AS 24", "H&M"}) {
            assertThat(NameRepair.repaired(name)).isEqualTo(name);
        }
    }
}
