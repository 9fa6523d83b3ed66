package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of electronic invoices. */
public final class LineReader {
    private static final int PRICE_DECIMALS = 10;
    private static final String STATUS = "AssociatedDocumentLineDocument/LineStatusReasonCode";

    private LineReader() {}

    /** The lines that count: of lines with lines below them (GROUP) and such that only inform, neither does. */
    public static List<Terms> counted(EInvoice invoice) {
        return invoice.terms().groups(25).stream().filter(LineReader::counts).toList();
    }

    private static boolean counts(Terms line) {
        List<XmlElement> status = line.element().all(STATUS);
        return status.isEmpty()
                || status.get(0).text().equalsIgnoreCase("DETAIL")
                || status.get(0).text().isEmpty();
    }

    /** A line as it is stated, but for its price, which is that of one unit. */
    static InvoiceLine line(Terms line) {
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
