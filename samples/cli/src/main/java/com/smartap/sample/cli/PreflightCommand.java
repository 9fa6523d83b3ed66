package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.KnownRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what the ERP would refuse about an invoice; posts nothing. */
@Command(
        name = "check-invoice",
        description = "Says what the ERP would refuse about an invoice, and why; posts nothing. Exit 1 if anything.")
final class PreflightCommand extends ErpCommand {
    @Parameters(paramLabel = "INVOICE.json", description = "The invoice, with vendorId.")
    private Path file = Path.of("");

    PreflightCommand(Session session) {
        super(session);
    }

    @Override
    int run(ErpConnector connector) throws IOException {
        BillPosting posting = Connection.ability(connector, BillPosting.class, "post bills");
        AtomicReference<@Nullable ErpPurchaseOrder> order = new AtomicReference<>();
        Bill bill = BillFile.bill(Json.read(file, "invoice"), (vendorId, number) -> {
            Optional<ErpPurchaseOrder> found = ExportCommand.order(connector, vendorId, number);
            order.set(found.orElse(null));
            return found;
        });
        Optional<ChartOfAccounts> chart = connector.ability(ChartOfAccounts.class);
        List<String> problems = posting.preflight(
                bill,
                new KnownRecords(
                        chart.map(ChartOfAccounts::accounts).orElse(null),
                        chart.map(ChartOfAccounts::taxCodes).orElse(null),
                        null,
                        order.get()));
        ObjectNode line = Json.object().put("ok", problems.isEmpty());
        ArrayNode all = line.putArray("problems");
        problems.forEach(all::add);
        session.result(line);
        return problems.isEmpty() ? 0 : Commands.REFUSED;
    }
}
