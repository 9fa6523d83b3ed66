package com.smartap.payments.pain;

import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The second pass: writes an order that was checked, a block for each kind and currency of payments. */
final class PainWriter {
    private final PaymentOrder order;
    private final PainCheck check;
    private final PainSettings settings;
    private final PainVersion version;
    private final XmlOut xml;
    private final TransactionWriter transactions;
    private final PaymentKindText kinds;
    private final PaymentFormat.@Nullable Names names;

    PainWriter(PaymentOrder order, PainCheck check, OutputStream out, PaymentFormat.@Nullable Names names)
            throws IOException {
        this.order = order;
        this.check = check;
        this.names = names;
        settings = check.settings();
        version = settings.version;
        xml = new XmlOut(out);
        transactions = new TransactionWriter(xml, settings);
        kinds = new PaymentKindText(xml, settings);
    }

    PaymentFormat.Summary write() throws IOException {
        if (names != null) {
            names.file(settings.messageId);
        }
        xml.root("Document", version.namespace(), settings.schemaLocation ? version.message() + ".xsd" : null);
        xml.open("CstmrCdtTrfInitn");
        groupHeader();
        int number = 0;
        int payments = 0;
        for (var group : check.groups().entrySet()) {
            payments += block(group.getKey(), group.getValue(), ++number);
        }
        if (payments != check.count()) {
            throw changed();
        }
        xml.close(2).end();
        return new PaymentFormat.Summary(payments, check.totals().get(0), check.totals());
    }

    private void groupHeader() throws IOException {
        var kind = check.groups().keySet().iterator().next().kind();
        xml.line().open("GrpHdr");
        xml.text("MsgId", settings.messageId).text("CreDtTm", settings.created);
        xml.text("NbOfTxs", Integer.toString(check.count())).text("CtrlSum", sum(check.sum()));
        xml.open("InitgPty").text("Nm", check.debtor(kind).name());
        originatorId();
        xml.close(2);
    }

    /** Returns how many payments it holds. */
    private int block(PainCheck.Group group, PainCheck.Totals totals, int number) throws IOException {
        PaymentKind kind = group.kind();
        xml.line().open("PmtInf");
        String id = blockId(number);
        xml.text("PmtInfId", id).text("PmtMtd", "TRF");
        xml.text("BtchBookg", Boolean.toString(settings.batchBooking));
        xml.text("NbOfTxs", Integer.toString(totals.count())).text("CtrlSum", sum(totals.sum()));
        kinds.write(kind, order.sameDay());
        String date = settings.executionDate(kind).toString();
        if (version.hasDateChoice()) {
            xml.open("ReqdExctnDt").text("Dt", date).close(1);
        } else {
            xml.text("ReqdExctnDt", date);
        }
        debtor(group);
        xml.text("ChrgBr", settings.chargeBearer(kind));
        PainCheck.Totals written = new PainCheck.Totals();
        OrderReview review = new OrderReview();
        review.mute();
        Preparation preparation = new Preparation(settings, review);
        for (PaymentInstruction payment : order.payments()) {
            if (payment.amount().currency().equals(group.currency()) && settings.kind(payment) == kind) {
                transactions.write(kind, preparation.prepare(kind, payment));
                written.add(payment.amount());
                if (names != null) {
                    names.payment(payment.id(), id, null);
                }
            }
        }
        if (written.count() != totals.count()
                || written.sum().compareTo(totals.sum()) != 0
                || !review.problems().isEmpty()) {
            throw changed();
        }
        xml.line().close(1);
        return written.count();
    }

    private void debtor(PainCheck.Group group) throws IOException {
        PaymentKind kind = group.kind();
        PainCheck.Debtor debtor = check.debtor(kind);
        xml.open("Dbtr").text("Nm", debtor.name());
        transactions.address(debtor.address());
        originatorId();
        xml.close(1);
        transactions.account("DbtrAcct", kind, order.originator().account(), false);
        transactions.debtorAgent(kind, order.originator().account());
    }

    private void originatorId() throws IOException {
        if (!settings.originatorId.isEmpty()) {
            xml.open("Id", "OrgId", "Othr").text("Id", settings.originatorId).close(3);
        }
    }

    /** The message's name with a number; where that is too long, the message's name is cut before a fingerprint of it. */
    private String blockId(int number) {
        String end = "-" + number;
        String id = settings.messageId;
        if (id.length() + end.length() <= 35) {
            return id + end;
        }
        String fingerprint = "-%08x".formatted(id.hashCode());
        return id.substring(0, 35 - end.length() - fingerprint.length()) + fingerprint + end;
    }

    /** Two decimals at least, never an exponent. */
    private static String sum(BigDecimal sum) {
        return sum.setScale(Math.max(2, sum.scale())).toPlainString();
    }

    private IOException changed() {
        return new IOException(
                "the payments of %s changed while its file was written; discard the file".formatted(order.id()));
    }

    /** The kind of payments: service level, local instrument, purpose. */
    private record PaymentKindText(XmlOut xml, PainSettings settings) {
        void write(PaymentKind kind, boolean sameDay) throws IOException {
            xml.open("PmtTpInf");
            if (kind != PaymentKind.US_ACH && (sameDay || kind == PaymentKind.US_WIRE)) {
                xml.text("InstrPrty", "HIGH");
            } else {
                xml.text("InstrPrty", "NORM");
            }
            xml.open("SvcLvl").text("Cd", serviceLevel(kind, sameDay)).close(1);
            if (kind == PaymentKind.SEPA && settings.instant) {
                xml.open("LclInstrm").text("Cd", "INST").close(1);
            } else if (kind == PaymentKind.US_ACH) {
                xml.open("LclInstrm")
                        .text(settings.achClassAsCode ? "Cd" : "Prtry", settings.achClass)
                        .close(1);
            }
            if (!settings.categoryPurpose.isEmpty()) {
                xml.open("CtgyPurp").text("Cd", settings.categoryPurpose).close(1);
            }
            xml.close(1);
        }

        private static @Nullable String serviceLevel(PaymentKind kind, boolean sameDay) {
            return switch (kind) {
                case SEPA -> "SEPA";
                case US_WIRE -> "URGP";
                case US_ACH -> sameDay ? "SDVA" : "NURG";
                case CROSS_BORDER -> sameDay ? "URGP" : "NURG";
            };
        }
    }
}
