package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What people do at the screen: they receive goods, and pay and cancel bills. */
final class B1Office {
    private final B1Store store;

    B1Office(B1Store store) {
        this.store = store;
    }

    /** Receives some of each line of an order. */
    ObjectNode receive(String orderId, BigDecimal share) {
        ObjectNode order = store.require("PurchaseOrders", orderId);
        ObjectNode receipt = order.deepCopy();
        receipt.remove("DocEntry");
        receipt.put("DocObjectCode", "oPurchaseDeliveryNotes").put("DocDate", store.today());
        receipt.put("DocumentStatus", "bost_Open").put("Cancelled", "tNO").put("CancelStatus", "csNo");
        ArrayNode lines = receipt.putArray("DocumentLines");
        for (JsonNode ordered : order.path("DocumentLines")) {
            BigDecimal quantity = B1Documents.decimal(ordered.path("Quantity"))
                    .multiply(share)
                    .stripTrailingZeros();
            ObjectNode line = ordered.deepCopy();
            line.put("LineNum", lines.size()).put("Quantity", quantity).put("RemainingOpenQuantity", quantity);
            line.put("BaseType", 22).put("BaseEntry", order.path("DocEntry").asInt());
            line.put("BaseLine", ordered.path("LineNum").asInt()).put("LineStatus", "bost_Open");
            lines.add(line);
            B1Lines.take(order, (ObjectNode) ordered, quantity);
        }
        store.touch(order);
        store.put("PurchaseDeliveryNotes", receipt);
        receipt.put("DocNum", receipt.path("DocEntry").asInt() + 5000);
        store.touch(receipt);
        return receipt;
    }

    /** Pays some or all of an invoice by transfer. */
    ObjectNode pay(ObjectNode bill, String set, BigDecimal amount) {
        boolean foreign = B1Documents.decimal(bill.path("DocTotalFc")).signum() != 0;
        BigDecimal rate = B1Documents.decimal(bill.path("DocRate"));
        BigDecimal home = foreign ? amount.multiply(rate).setScale(2, java.math.RoundingMode.HALF_UP) : amount;
        ObjectNode payment = B1Seeds.object().put("DocType", "rSupplier");
        payment.put("CardCode", bill.path("CardCode").asText()).put("DocDate", store.today());
        payment.put("DocCurrency", bill.path("DocCurrency").asText()).put("Cancelled", "tNO");
        payment.put("TransferSum", home).put("TransferDate", store.today()).put("CashSum", BigDecimal.ZERO);
        ObjectNode line = payment.putArray("PaymentInvoices").addObject();
        line.put("DocEntry", bill.path("DocEntry").asInt());
        line.put("InvoiceType", set.equals("PurchaseInvoices") ? "it_PurchaseInvoice" : "it_PurchaseCreditNote");
        line.put("SumApplied", home)
                .put("AppliedFC", foreign ? amount : BigDecimal.ZERO)
                .put("InstallmentId", 1);
        store.put("VendorPayments", payment);
        String entry = payment.path("DocEntry").asText();
        payment.put("DocNum", Integer.parseInt(entry) + 9000).put("TransferReference", "TRF-" + entry);
        add(bill, "PaidToDate", home);
        add(bill, "PaidToDateFC", foreign ? amount : BigDecimal.ZERO);
        String total = foreign ? "DocTotalFc" : "DocTotal";
        BigDecimal left = B1Documents.decimal(bill.path(total))
                .subtract(B1Documents.decimal(bill.path(foreign ? "PaidToDateFC" : "PaidToDate")));
        if (left.signum() <= 0) {
            bill.put("DocumentStatus", "bost_Close");
        }
        store.touch(bill);
        return payment;
    }

    void cancel(ObjectNode bill) {
        bill.put("Cancelled", "tYES").put("CancelStatus", "csYes").put("DocumentStatus", "bost_Close");
        store.touch(bill);
    }

    private static void add(ObjectNode node, String field, BigDecimal amount) {
        node.put(field, B1Documents.decimal(node.path(field)).add(amount));
    }
}
