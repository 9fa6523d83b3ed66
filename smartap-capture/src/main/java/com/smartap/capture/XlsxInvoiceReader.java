package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.capture.internal.table.Mapping;
import com.smartap.capture.internal.table.TableInvoices;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the first visible sheet of workbooks (XLSX): a row is an invoice, or a line of one. What the columns hold is guessed from
 * their names in eight languages, or settled by a {@link ColumnMap}; a value says the cell in which it stands.
 * Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class XlsxInvoiceReader implements InvoiceReader {
    private final TableInvoices invoices;

    /** Guesses what columns hold. For ServiceLoader; does nothing. */
    public XlsxInvoiceReader() {
        this.invoices = new TableInvoices(Kind.XLSX, Mapping.NONE);
    }

    /** Reads the tables of a sender whose columns are known. */
    public XlsxInvoiceReader(ColumnMap columns) {
        this.invoices =
                new TableInvoices(Kind.XLSX, requireNonNull(columns, "columns").mapping());
    }

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return Kinds.of(requireNonNull(head, "head")) == Kind.XLSX
                ? Optional.of(Kind.XLSX.mediaType())
                : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        Bounded.run(document, limits, () -> invoices.check(document, limits));
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        return Bounded.first(document, limits, sink -> invoices.each(document, limits, sink));
    }

    @Override
    public List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
        return Bounded.all(document, limits, sink -> invoices.each(document, limits, sink));
    }

    @Override
    public void readEach(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink) {
        Bounded.each(document, limits, sink, each -> invoices.each(document, limits, each));
    }
}
