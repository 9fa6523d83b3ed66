package com.smartap.testkit.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a credit transfer initiation ({@code pain.001}) as strictly as a bank: first its form, then every count and sum,
 * then each batch and payment. Source: ISO 20022, pain.001.001.03, .09 and .11; EPC rules for SEPA.
 */
final class IsoFileReader {
    private static final Map<String, Integer> VERSIONS =
            Map.of("pain.001.001.03", 3, "pain.001.001.09", 9, "pain.001.001.11", 11);

    private final Ledger ledger;
    private final Terms terms;
    private final Instant now;

    IsoFileReader(Ledger ledger, Terms terms, Instant now) {
        this.ledger = ledger;
        this.terms = terms;
        this.now = now;
    }

    /** Whether bytes begin as XML does. */
    static boolean looksLikeXml(byte[] bytes) {
        for (byte b : bytes) {
            if (!Character.isWhitespace(b) && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) {
                return b == '<';
            }
        }
        return false;
    }

    OrderedFile read(byte[] bytes) {
        String name = "";
        String id = "";
        try {
            IsoReader.Message message = IsoReader.read(bytes);
            name = message.name();
            // Even a message that breaks the rules is answered, if it says what it is called.
            id = BankText.cut(message.root().text("CstmrCdtTrfInitn/GrpHdr/MsgId"), 35);
            Integer version = VERSIONS.get(name);
            if (version == null) {
                return broken(name, id, "the bank does not take messages %s".formatted(name));
            }
            IsoGrammar.of(version).check(message.root(), "Document");
            return file(name, message.root().at("CstmrCdtTrfInitn"));
        } catch (IsoException e) {
            return broken(name, id, String.valueOf(e.getMessage()));
        }
    }

    private static OrderedFile broken(String name, String messageId, String words) {
        return new OrderedFile("", messageId, name, List.of(), new Refusal("FF01", words));
    }

    private OrderedFile file(String name, IsoNode initiation) {
        IsoNode header = initiation.at("GrpHdr");
        String id = header.text("MsgId");
        List<IsoNode> blocks = initiation.all("PmtInf");
        List<OrderedBatch> batches = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (IsoNode block : blocks) {
            batches.add(batch(block, ids.add(block.text("PmtInfId"))));
            count += block.all("CdtTrfTxInf").size();
            sum = sum.add(sum(block));
        }
        return new OrderedFile("iso|" + id, id, name, batches, refusal(header, count, sum));
    }

    private @Nullable Refusal refusal(IsoNode header, int count, BigDecimal sum) {
        String id = header.text("MsgId");
        if (badReference(id)) {
            return new Refusal("FF01", "MsgId (%s) begins or ends with a slash or holds two".formatted(id));
        }
        Refusal totals = totals(header, count, sum, "AM19");
        if (totals != null) {
            return totals;
        }
        Set<String> known = terms.originators();
        String originator = header.text("InitgPty/Id/OrgId/Othr/Id");
        if (!known.isEmpty() && !known.contains(originator)) {
            return new Refusal("BE05", "InitgPty (%s) is not known to the bank".formatted(originator));
        }
        return null;
    }

    private static @Nullable Refusal totals(IsoNode of, int count, BigDecimal sum, String countCode) {
        if (of.has("NbOfTxs") && new BigDecimal(of.text("NbOfTxs")).compareTo(BigDecimal.valueOf(count)) != 0) {
            return new Refusal(
                    countCode, "NbOfTxs (%s) of %s must be %d".formatted(of.text("NbOfTxs"), of.name(), count));
        }
        if (of.has("CtrlSum") && new BigDecimal(of.text("CtrlSum")).compareTo(sum) != 0) {
            return new Refusal("AM10", "CtrlSum (%s) of %s must be %s".formatted(of.text("CtrlSum"), of.name(), sum));
        }
        return null;
    }

    /** Currencies do not matter for a control sum. */
    private static BigDecimal sum(IsoNode block) {
        BigDecimal sum = BigDecimal.ZERO;
        for (IsoNode transfer : block.all("CdtTrfTxInf")) {
            String amount = transfer.text("Amt/InstdAmt");
            sum = amount.isEmpty() ? sum : sum.add(new BigDecimal(amount.strip()));
        }
        return sum;
    }

    private OrderedBatch batch(IsoNode block, boolean first) {
        String id = block.text("PmtInfId");
        String day = block.has("ReqdExctnDt/Dt")
                ? block.text("ReqdExctnDt/Dt")
                : block.has("ReqdExctnDt/DtTm") ? block.text("ReqdExctnDt/DtTm") : block.text("ReqdExctnDt");
        Rail rail = IsoRails.of(block, block.all("CdtTrfTxInf").get(0));
        LocalDate date = BankText.day(day);
        Refusal refusal = first
                ? blockRefusal(block, rail, date)
                : new Refusal("DU02", "PmtInfId (%s) is there twice".formatted(id));
        LocalDate executed = date == null ? BankCalendar.today(rail, now) : date;
        IsoPaymentRules rules = new IsoPaymentRules(ledger, terms, block, executed);
        List<OrderedPayment> payments = new ArrayList<>();
        for (IsoNode transfer : block.all("CdtTrfTxInf")) {
            payments.add(rules.payment(transfer));
        }
        boolean asOne = block.text("BtchBookg").matches("true|1");
        OrderedBatch batch = new OrderedBatch(id, asOne, executed, "", payments, null, null, refusal);
        LocalDate open = BankDays.openOrNext(rail, executed);
        return terms.strict() && !open.equals(executed)
                ? batch.moved(
                        open, new Refusal("DT06", "%s is no settlement day; executed on %s".formatted(executed, open)))
                : batch;
    }

    private @Nullable Refusal blockRefusal(IsoNode block, Rail rail, @Nullable LocalDate date) {
        int count = block.all("CdtTrfTxInf").size();
        Refusal totals = totals(block, count, sum(block), "AM20");
        if (totals != null) {
            return totals;
        }
        if (block.text("PmtMtd").equals("CHK")) {
            return new Refusal("AG03", "PmtMtd (CHK): the bank prints no checks");
        }
        if (date == null) {
            return new Refusal("DT01", "ReqdExctnDt is no date");
        }
        Refusal late = terms.strict() ? BankCalendar.refusal(rail, date, "", now) : null;
        if (late != null) {
            return late;
        }
        String number = IsoPaymentRules.number(block.at("DbtrAcct"));
        var owner = ledger.owner(number);
        if (owner == null) {
            return new Refusal("AC02", "DbtrAcct is no account of this bank");
        }
        String bic = block.text("DbtrAgt/FinInstnId/BIC") + block.text("DbtrAgt/FinInstnId/BICFI");
        if (!bic.isEmpty() && owner.bic() != null && !owner.bic().startsWith(bic.substring(0, 8))) {
            return new Refusal("RC06", "DbtrAgt (%s) does not keep the account".formatted(bic));
        }
        if (block.text("Dbtr/Nm").isBlank()) {
            return new Refusal("BE08", "Dbtr has no name");
        }
        Refusal address = IsoAddressRules.refusal(block.find("Dbtr/PstlAdr"), date, terms.addressLines(), "BE07");
        if (address != null) {
            return address;
        }
        boolean twice = block.has("ChrgBr") && block.all("CdtTrfTxInf").stream().anyMatch(t -> t.has("ChrgBr"));
        return twice ? new Refusal("BE19", "ChrgBr stands both at the batch and at a payment") : null;
    }

    /** The rules of EPC for references. */
    static boolean badReference(String id) {
        return id.startsWith("/") || id.endsWith("/") || id.contains("//");
    }
}
