package com.smartap.payments.pain;

import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one payment, and the parts that it shares with the debtor. */
final class TransactionWriter {
    private static final String US_CLEARING = "USABA";

    private final XmlOut xml;
    private final PainSettings settings;
    private final PainVersion version;

    TransactionWriter(XmlOut xml, PainSettings settings) {
        this.xml = xml;
        this.settings = settings;
        version = settings.version;
    }

    void write(PaymentKind kind, Transaction payment) throws IOException {
        xml.line().open("CdtTrfTxInf", "PmtId");
        xml.text("InstrId", payment.id()).text("EndToEndId", payment.id());
        if (settings.uetr) {
            xml.text("UETR", uetr(payment.id()));
        }
        xml.close(1).open("Amt");
        amount("InstdAmt", payment.amount());
        xml.close(1);
        creditorAgent(kind, payment.account());
        xml.open("Cdtr").text("Nm", payment.name());
        address(payment.address());
        xml.close(1);
        account("CdtrAcct", kind, payment.account(), true);
        if (!settings.purpose.isEmpty()) {
            xml.open("Purp").text("Cd", settings.purpose).close(1);
        }
        remittance(kind, payment);
        xml.close(1);
    }

    void address(@Nullable PostalLines address) throws IOException {
        if (address == null) {
            return;
        }
        xml.open("PstlAdr")
                .text("StrtNm", address.street())
                .text("BldgNb", address.building())
                .text("PstCd", address.postalCode())
                .text("TwnNm", address.town())
                .text("CtrySubDvsn", address.region())
                .text("Ctry", address.country());
        for (String line : address.lines()) {
            xml.text("AdrLine", line);
        }
        xml.close(1);
    }

    /** American rails take account numbers, others IBANs where there is one. */
    void account(String element, PaymentKind kind, BankAccount account, boolean typed) throws IOException {
        xml.open(element, "Id");
        if (account.iban() != null && !kind.isAmerican()) {
            xml.text("IBAN", account.iban());
        } else {
            xml.open("Othr").text("Id", account.accountNumber()).close(1);
        }
        xml.close(1);
        if (typed && kind.isAmerican()) {
            @Nullable String type = type(account.type());
            if (type != null) {
                xml.open("Tp").text("Cd", type).close(1);
            }
        }
        xml.close(1);
    }

    private static @Nullable String type(BankAccount.Type type) {
        return switch (type) {
            case CHECKING -> "CACC";
            case SAVINGS -> "SVGS";
            case LOAN -> "LOAN";
            case GENERAL_LEDGER -> null;
        };
    }

    /** The debtor's bank has to be there: where it has no name, the file says so. */
    void debtorAgent(PaymentKind kind, BankAccount account) throws IOException {
        xml.open("DbtrAgt", "FinInstnId");
        if (!kind.isAmerican() && account.bic() != null) {
            xml.text(version.bicElement(), account.bic());
        } else if (kind != PaymentKind.SEPA && account.routingNumber() != null) {
            clearing(kind, account.routingNumber());
        } else {
            xml.open("Othr").text("Id", "NOTPROVIDED").close(1);
        }
        xml.close(2);
    }

    /** In SEPA the IBAN is enough. */
    private void creditorAgent(PaymentKind kind, BankAccount account) throws IOException {
        boolean byBic = !kind.isAmerican() && account.bic() != null;
        boolean byRouting = kind != PaymentKind.SEPA && account.routingNumber() != null;
        if (!byBic && !byRouting) {
            return;
        }
        xml.open("CdtrAgt", "FinInstnId");
        if (byBic) {
            xml.text(version.bicElement(), account.bic());
        } else {
            clearing(kind, String.valueOf(account.routingNumber()));
        }
        xml.close(2);
    }

    private void clearing(PaymentKind kind, String routingNumber) throws IOException {
        xml.open("ClrSysMmbId", "ClrSysId").text("Cd", US_CLEARING).close(1);
        xml.text("MmbId", routingNumber).close(1);
        if (kind != PaymentKind.US_ACH) {
            xml.open("PstlAdr").text("Ctry", "US").close(1);
        }
    }

    private void remittance(PaymentKind kind, Transaction payment) throws IOException {
        if (payment.text() != null) {
            xml.open("RmtInf").text("Ustrd", payment.text()).close(1);
        } else if (!payment.references().isEmpty()) {
            xml.open("RmtInf");
            for (RemittanceItem item : payment.references()) {
                xml.open("Strd");
                if (kind != PaymentKind.SEPA) {
                    document(item);
                }
                reference(item.creditorReference());
                xml.close(1);
            }
            xml.close(1);
        }
    }

    /** An invoice, or a credit note where its amount is negative. */
    private void document(RemittanceItem item) throws IOException {
        boolean credit = item.paid().isNegative();
        xml.open("RfrdDocInf", "Tp", "CdOrPrtry")
                .text("Cd", credit ? "CREN" : "CINV")
                .close(2);
        xml.text("Nb", item.invoiceNumber());
        xml.text(
                "RltdDt", item.invoiceDate() == null ? null : item.invoiceDate().toString());
        xml.close(1).open("RfrdDocAmt");
        if (credit) {
            amount("CdtNoteAmt", item.paid().abs());
        } else {
            amount("DuePyblAmt", item.gross().abs());
            @Nullable Money discount = item.discount();
            if (discount != null && discount.isPositive()) {
                discount(discount);
            }
            amount("RmtdAmt", item.paid());
        }
        xml.close(1);
    }

    private void discount(Money discount) throws IOException {
        if (version.hasDiscountType()) {
            xml.open("DscntApldAmt");
            amount("Amt", discount);
            xml.close(1);
        } else {
            amount("DscntApldAmt", discount);
        }
    }

    private void reference(@Nullable String reference) throws IOException {
        if (reference != null) {
            xml.open("CdtrRefInf", "Tp", "CdOrPrtry").text("Cd", "SCOR").close(1);
            xml.text("Issr", "ISO").close(1).text("Ref", reference).close(1);
        }
    }

    private void amount(String element, Money amount) throws IOException {
        xml.amount(element, amount.currency().getCurrencyCode(), amount.plain());
    }

    /** A UUID of version 4 made from the names of message and payment, so that the same order gives the same file. */
    private String uetr(String id) {
        char[] hex = ContentHash.of((settings.messageId + "\n" + id).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32)
                .toCharArray();
        hex[12] = '4';
        hex[16] = "89ab".charAt(Character.digit(hex[16], 16) & 3);
        return new String(hex).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
