package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The short commands of {@code erp}. */
final class Erp {
    private Erp() {}

    /** Which records are wanted. */
    static final class Wanted {
        @Option(
                names = "--since",
                paramLabel = "INSTANT",
                description = "Only records changed at or after, such as 2026-11-01T00:00:00Z.")
        @Nullable
        Instant since;

        @Option(names = "--limit", paramLabel = "N", description = "At the most so many records.")
        long limit = Long.MAX_VALUE;
    }

    @Command(name = "test", description = "Calls the ERP once.")
    static final class Test extends ErpCommand {
        Test(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            var found = connector.test();
            ObjectNode line = Json.object()
                    .put("connected", true)
                    .put("company", found.company())
                    .put("detail", found.detail());
            connector
                    .ability(QuotaReport.class)
                    .ifPresent(report -> line.set("quotas", ErpJson.quotas(report.quotas())));
            session.result(line);
            return 0;
        }
    }

    @Command(name = "vendors", description = "Vendors, one a line.")
    static final class Vendors extends ErpCommand {
        @Mixin
        private Wanted wanted = new Wanted();

        Vendors(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            VendorImport vendors = Connection.ability(connector, VendorImport.class, "import vendors");
            Records.each(
                    vendors::vendors,
                    vendors.cursorSince(wanted.since),
                    any -> true,
                    wanted.limit,
                    vendor -> session.result(ErpJson.vendor(vendor)));
            return 0;
        }
    }

    @Command(name = "purchase-orders", description = "Purchase orders, one a line.")
    static final class PurchaseOrders extends ErpCommand {
        /** Which orders. */
        enum Status {
            open,
            closed
        }

        @Mixin
        private Wanted wanted = new Wanted();

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description = "Only those that are: ${COMPLETION-CANDIDATES}.")
        private @Nullable Status status;

        PurchaseOrders(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            PurchaseOrderImport orders =
                    Connection.ability(connector, PurchaseOrderImport.class, "import purchase orders");
            Predicate<ErpPurchaseOrder> fits = order -> status == null || order.open() == (status == Status.open);
            Records.each(
                    orders::purchaseOrders,
                    orders.cursorSince(wanted.since),
                    fits,
                    wanted.limit,
                    order -> session.result(ErpJson.purchaseOrder(order)));
            return 0;
        }
    }

    @Command(name = "goods-receipts", description = "Goods receipts, one a line.")
    static final class GoodsReceipts extends ErpCommand {
        @Mixin
        private Wanted wanted = new Wanted();

        GoodsReceipts(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            GoodsReceiptImport receipts =
                    Connection.ability(connector, GoodsReceiptImport.class, "import goods receipts");
            Records.each(
                    receipts::goodsReceipts,
                    receipts.cursorSince(wanted.since),
                    any -> true,
                    wanted.limit,
                    receipt -> session.result(ErpJson.goodsReceipt(receipt)));
            return 0;
        }
    }

    @Command(name = "attach", description = "Attaches a document to a bill, once.")
    static final class Attach extends ErpCommand {
        @Parameters(paramLabel = "BILL_ID", description = "The ERP's id of the bill.")
        private String billId = "";

        @Parameters(paramLabel = "FILE", description = "The document.")
        private Path file = Path.of("");

        Attach(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) throws IOException {
            DocumentSource document = InputFile.open(file);
            ContentHash hash = ContentHash.of(document.readAll());
            String attachment = Connection.ability(connector, AttachmentUpload.class, "attach documents")
                    .attach(billId, document, MediaTypes.of(document), IdempotencyKey.of("attach", billId, hash));
            session.result(Json.object().put("billId", billId).put("attachmentId", attachment));
            return 0;
        }
    }

    @Command(name = "payment-status", description = "How far a bill has been paid.")
    static final class PaymentStatus extends ErpCommand {
        @Parameters(paramLabel = "BILL_ID", description = "The ERP's id of the bill.")
        private String billId = "";

        PaymentStatus(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            var found = Connection.ability(connector, PaymentStatusQuery.class, "say what is paid")
                    .paymentStatus(billId);
            session.result(ErpJson.paymentStatus(found));
            return 0;
        }
    }

    @Command(name = "accounts", description = "Accounts of the general ledger, one a line.")
    static final class Accounts extends ErpCommand {
        Accounts(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            Connection.ability(connector, ChartOfAccounts.class, "list accounts")
                    .accounts()
                    .forEach(account -> session.result(Json.object()
                            .put("code", account.code())
                            .put("name", account.name())
                            .put("type", account.type())
                            .put("active", account.active())));
            return 0;
        }
    }

    @Command(name = "tax-codes", description = "Tax codes, one a line.")
    static final class TaxCodes extends ErpCommand {
        TaxCodes(Session session) {
            super(session);
        }

        @Override
        int run(ErpConnector connector) {
            Connection.ability(connector, ChartOfAccounts.class, "list tax codes")
                    .taxCodes()
                    .forEach(code -> {
                        var line = Json.object().put("code", code.code()).put("name", code.name());
                        Json.put(line, "percent", code.percent());
                        session.result(line.put("active", code.active()));
                    });
            return 0;
        }
    }
}
