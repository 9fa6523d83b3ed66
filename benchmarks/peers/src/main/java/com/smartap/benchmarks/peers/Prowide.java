package com.smartap.benchmarks.peers;

import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.mt.mt9xx.MT940;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.smartap.benchmarks.BankFilePeer;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Prowide Core and Prowide ISO 20022, which make a model of the whole file. */
public final class Prowide implements BankFilePeer {
    private static final Set<String> TASKS = Set.of("read mt940", "read camt.053", "write pain.001.001.09");

    @Override
    public String name() {
        return "Prowide";
    }

    @Override
    public boolean can(String task) {
        return TASKS.contains(task);
    }

    @Override
    public int read(String format, Path file) throws IOException {
        String text = Files.readString(file);
        return format.equals("mt940") ? swift(text) : camt(text);
    }

    private static int swift(String text) throws IOException {
        MT940 message = MT940.parse("{1:F01COBADEFFAXXX0000000000}{2:I940COBADEFFXXXXN}{4:\r\n" + text + "}");
        int entries = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (Field61 line : message.getField61()) {
            sum = sum.add(line.getAmountAsBigDecimal());
            entries++;
        }
        return sum.signum() > 0 ? entries : 0;
    }

    private static int camt(String text) {
        int entries = 0;
        BigDecimal sum = BigDecimal.ZERO;
        var statement = MxCamt05300108.parse(text).getBkToCstmrStmt().getStmt().get(0);
        for (ReportEntry10 entry : statement.getNtry()) {
            sum = sum.add(entry.getAmt().getValue());
            entries++;
        }
        return sum.signum() > 0 ? entries : 0;
    }

    @Override
    public long write(PaymentOrder order) {
        return ProwidePain.message(order).message().length();
    }
}
