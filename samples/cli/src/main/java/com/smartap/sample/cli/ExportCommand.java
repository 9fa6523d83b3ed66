package com.smartap.sample.cli;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Posts an invoice as a bill. */
@Command(name = "export-invoice", description = "Posts an invoice as a bill, once, however often it is asked for.")
final class ExportCommand extends ErpCommand {
    @Parameters(paramLabel = "INVOICE.json", description = "The invoice, with vendorId.")
    private Path file = Path.of("");

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    int run(ErpConnector connector) throws IOException {
        BillPosting posting = Connection.ability(connector, BillPosting.class, "post bills");
        Bill bill = BillFile.bill(Json.read(file, "invoice"), (vendorId, number) -> order(connector, vendorId, number));
        List<String> problems = posting.check(bill);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException("invoice", String.join("; ", problems));
        }
        PostingOutcome outcome = posting.post(bill, IdempotencyKey.of("post-bill", bill.reference()));
        return outcome.fold(this::posted, this::refused, this::unknown);
    }

    private int posted(PostingOutcome.Posted posted) {
        var line = Json.object().put("billId", posted.billId());
        Json.put(line, "billNumber", posted.billNumber());
        session.result(line.put("created", posted.created()));
        return 0;
    }

    private int refused(PostingOutcome.Refused refused) {
        session.result(Errors.json(
                ErrorCode.CONNECTOR_REFUSED, "%s (code %s)".formatted(refused.reason(), refused.erpCode()), null));
        return Commands.REFUSED;
    }

    private int unknown(PostingOutcome.Unknown unknown) {
        session.result(Errors.json(
                ErrorCode.CONNECTOR_OUTCOME_UNKNOWN,
                "The answer was lost (%s). Maybe run the command again: it looks first, and posts no second bill."
                        .formatted(unknown.lastSeen()),
                null));
        return Commands.REFUSED;
    }

    static Optional<ErpPurchaseOrder> order(ErpConnector connector, String vendorId, String number) {
        return Connection.ability(connector, PurchaseOrderImport.class, "import purchase orders")
                .find(vendorId, number);
    }
}
