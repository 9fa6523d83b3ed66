package com.smartap.payments.statement.swift;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.field.Field60F;
import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.field.Field62F;
import com.prowidesoftware.swift.model.mt.mt9xx.MT940;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Statements that are made up at random are read alike by ours and by Prowide's reader. */
class OracleStatementsTest {
    private static final String[] MARKS = {"C", "D", "RC", "RD", "CR", "DR"};

    @Test
    void amounts_dates_types_and_references_are_those_that_prowide_reads() throws IOException {
        for (int seed = 1; seed <= 200; seed++) {
            String text = message(new Random(seed));
            MT940 theirs = MT940.parse("{1:F01COBADEFFAXXX0000000000}{2:I940COBADEFFXXXXN}{4:\r\n" + text + "-}");
            StatementRecorder ours = new StatementRecorder();
            new Mt940Reader().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), ours);
            var statement = ours.statements().get(0);
            Field60F opening = theirs.getField60F();
            Field62F closing = theirs.getField62F();
            assertThat(statement.balance().opening())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(signed(opening.getDCMark(), opening.getAmountAsBigDecimal()));
            assertThat(statement.balance().closing())
                    .isEqualByComparingTo(signed(closing.getDCMark(), closing.getAmountAsBigDecimal()));
            List<Field61> lines = theirs.getField61();
            assertThat(statement.entries()).as("seed %d", seed).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                compare(lines.get(i), statement.entries().get(i), seed);
            }
        }
    }

    private static void compare(Field61 theirs, Entry ours, int seed) {
        String mark = theirs.getDebitCreditMark();
        boolean in = mark.equals("C") || mark.equals("RD");
        assertThat(ours.amount())
                .as("seed %d: %s", seed, theirs.getValue())
                .isEqualByComparingTo(
                        in
                                ? theirs.getAmountAsBigDecimal()
                                : theirs.getAmountAsBigDecimal().negate());
        assertThat(ours.valueDate()).isEqualTo(day(theirs));
        assertThat(String.valueOf(ours.details() == null ? null : ours.details().code()))
                .isEqualTo(theirs.getTransactionType() + theirs.getIdentificationCode());
        assertThat(ours.bankReference()).isEqualTo(theirs.getReferenceOfTheAccountServicingInstitution());
        String own = theirs.getReferenceForTheAccountOwner();
        assertThat(ours.endToEndId()).isEqualTo("NONREF".equals(own) ? null : own);
    }

    private static LocalDate day(Field61 line) {
        return LocalDate.ofInstant(
                line.getValueDateAsCalendar().toInstant(),
                line.getValueDateAsCalendar().getTimeZone().toZoneId());
    }

    private static BigDecimal signed(String mark, BigDecimal amount) {
        return mark.equals("C") ? amount : amount.negate();
    }

    private static String message(Random random) {
        StringBuilder text = new StringBuilder(":20:STMT-%d\r\n:25:DE89370400440532013000\r\n:28C:%d/1\r\n"
                .formatted(random.nextInt(1000), 1 + random.nextInt(365)));
        text.append(balance("60F", random));
        for (int i = random.nextInt(12); i >= 0; i--) {
            String mark = MARKS[random.nextInt(MARKS.length)];
            text.append(":61:26%02d%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)))
                    .append(mark)
                    .append(amount(random))
                    .append(random.nextBoolean() ? "NTRF" : "FCHK")
                    .append(random.nextInt(3) == 0 ? "NONREF" : "PAY-" + random.nextInt(9999))
                    .append(random.nextBoolean() ? "//BANK" + random.nextInt(99999) : "")
                    .append("\r\n:86:Some words about it\r\n");
        }
        return text.append(balance("62F", random)).toString();
    }

    private static String balance(String tag, Random random) {
        return ":%s:%s2611%02dEUR%s\r\n"
                .formatted(tag, random.nextBoolean() ? "C" : "D", 1 + random.nextInt(28), amount(random));
    }

    private static String amount(Random random) {
        return String.format(
                Locale.GERMANY, random.nextInt(4) == 0 ? "%.0f," : "%.2f", random.nextInt(9_999_999) / 100.0);
    }
}
