package com.smartap.payments.text;

import com.smartap.model.Money;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV as RFC 4180 wants them.
 *
 * @param delimiter between cells
 * @param lineEnding after each row
 * @param decimal the sign between units and cents
 * @param date how days are written
 * @param guarded whether what a spreadsheet would run as a formula gets an apostrophe
 */
record Cells(char delimiter, String lineEnding, char decimal, DateTimeFormatter date, boolean guarded) {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    void row(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            out.write(quoted(cells.get(i)));
        }
        out.write(lineEnding);
    }

    /** A text that somebody else may have written. */
    String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return guarded && isFormula(value) ? "'" + value : value;
    }

    /** A number of our own, which is no formula even if it is negative. */
    String amount(@Nullable Money amount) {
        return amount == null ? "" : amount.plain().replace('.', decimal);
    }

    String day(@Nullable LocalDate day) {
        return day == null ? "" : date.format(day);
    }

    /** Whether a spreadsheet may run a text: blanks before the sign do not hinder it. */
    static boolean isFormula(String value) {
        String shown = value.stripLeading();
        return !value.isEmpty()
                && (FORMULA.indexOf(value.charAt(0)) >= 0
                        || (!shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0));
    }

    private String quoted(String cell) {
        boolean needed = cell.startsWith(" ") || cell.endsWith(" ");
        for (int i = 0; i < cell.length() && !needed; i++) {
            char c = cell.charAt(i);
            needed = c == delimiter || c == '"' || c == '\n' || c == '\r';
        }
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
