package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.capture.internal.xml.XmlElement;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of electronic invoices. */
final class LineReader {
    private static final int PRICE_DECIMALS = 10;
    private static final String STATUS = "AssociatedDocumentLineDocument/LineStatusReasonCode";

    private LineReader() {}

    /** Whether a line is billed: of lines with lines below them (GROUP) and such that only inform, neither is. */
    static boolean counts(Terms line) {
        List<XmlElement> status = line.element().all(STATUS);
        return status.isEmpty()
                || status.get(0).text().equalsIgnoreCase("DETAIL")
                || status.get(0).text().isEmpty();
    }

    /**
     * A line as it is stated, but for its price, which is that of one unit. A line that is not billed itself has an amount
     * of zero, so that the lines add up to what the invoice says.
     */
    static InvoiceLine line(Terms line) {
        if (!counts(line)) {
            return InvoiceLine.read(first(line, 153, 154), first(line, 155, 156, 157), null, null, BigDecimal.ZERO);
        }
        BigDecimal price = line.decimal(146).orElse(null);
        Optional<BigDecimal> base = line.decimal(149).filter(quantity -> quantity.signum() > 0);
        return new InvoiceLine(
                first(line, 153, 154),
                first(line, 155, 156, 157),
                line.decimal(129).orElse(null),
                line.orNull(130),
                price != null && base.isPresent() ? perUnit(price, base.get()) : price,
                line.decimal(131).orElse(null),
                null,
                null,
                line.text(132).flatMap(LineReader::orderLine).orElse(null));
    }

    private static BigDecimal perUnit(BigDecimal price, BigDecimal base) {
        if (base.compareTo(BigDecimal.ONE) == 0) {
            return price;
        }
        BigDecimal unit =
                price.divide(base, PRICE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return unit.scale() < price.scale() ? unit.setScale(price.scale()) : unit;
    }

    private static @Nullable String first(Terms line, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(line::text)
                .flatMap(Optional::stream)
                .map(Values::line)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Integer> orderLine(String text) {
        return text.matches("[1-9][0-9]{0,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
