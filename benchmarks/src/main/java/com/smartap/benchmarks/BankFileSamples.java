package com.smartap.benchmarks;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and statements of any size, of payments that differ as those of a real batch do. */
final class BankFileSamples {
    private static final String[] ROUTING = {"021000021", "121042882", "231380104", "061000104", "091000019"};
    private static final String[] NAMES = {
        "Industrial Parts Co",
        "Müller Maschinenbau GmbH",
        "Northern Paper & Pulp Ltd",
        "Acme",
        "Łódź Transport Sp. z o.o."
    };
    /** At the end of a format's name: entries of 265 bytes instead of 655. */
    static final String SHORT = ".short";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private BankFileSamples() {}

    /** An order whose payments are all in memory, so that making them is not measured. */
    static PaymentOrder order(String format, int count) {
        boolean dollars = format.startsWith("nacha");
        List<PaymentInstruction> payments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            payments.add(payment(i, dollars));
        }
        return order(payments, dollars);
    }

    private static PaymentOrder order(List<PaymentInstruction> payments, boolean dollars) {
        return new PaymentOrder(
                "PB-2026-0001",
                Instant.parse("2026-11-21T15:00:00Z"),
                DAY,
                false,
                false,
                new Originator("Northwind Books", "1123456789", account(0, dollars), "First Bank", address()),
                payments,
                Map.of());
    }

    private static PaymentInstruction payment(int i, boolean dollars) {
        String currency = dollars ? "USD" : "EUR";
        Money paid = Money.ofMinor(1_000L + i * 37L % 1_000_000, Money.currency(currency));
        @Nullable Money discount = i % 4 == 0 ? Money.ofMinor(100, paid.currency()) : null;
        return new PaymentInstruction(
                "PAY-%08d".formatted(i),
                paid,
                NAMES[i % NAMES.length],
                address(),
                account(i, dollars),
                List.of(new RemittanceItem(
                        "INV-2026-%06d".formatted(i),
                        DAY.minusDays(30),
                        discount == null ? paid : paid.plus(discount),
                        discount,
                        paid,
                        null)));
    }

    private static Address address() {
        return new Address("Hauptstraße", "12a", "10115", "Berlin", null, "DE");
    }

    private static BankAccount account(int i, boolean dollars) {
        String number = "%010d".formatted(i + 1L);
        return dollars
                ? BankAccount.us("Payee", ROUTING[i % ROUTING.length], number)
                : new BankAccount(null, BankAccount.Type.CHECKING, null, null, iban("37040044" + number), null, null);
    }

    /** A German IBAN of bank code and account number. */
    private static String iban(String account) {
        int rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE%02d%s".formatted(98 - rest, account);
    }

    /** Writes a file of so many entries. */
    static void write(String format, int count, Path file) throws IOException {
        if (format.equals("nacha")) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                new NachaCcdFormat().write(order(made(count), true), out);
            }
            return;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(head(format, count));
            for (int i = 0; i < count; i++) {
                out.write(format.equals("mt940") ? swift(i) : format.endsWith(SHORT) ? shortCamt(i) : camt(i));
            }
            out.write(foot(format, count));
        }
    }

    /** Payments that are made when they are asked for. */
    private static List<PaymentInstruction> made(int count) {
        return new AbstractList<>() {
            @Override
            public PaymentInstruction get(int index) {
                return payment(index, true);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    private static String head(String format, int count) {
        if (format.equals("mt940")) {
            return ":20:S1\n:25:DE89370400440532013000\n:28C:231/1\n:60F:C261101EUR0,00\n";
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>S1</Id><ElctrncSeqNb>231</ElctrncSeqNb><CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
                """ + balance("OPBD", "CRDT", "0.00") + balance("CLBD", "DBIT", count + ".00");
    }

    private static String balance(String type, String sign, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n";
    }

    private static String camt(int i) {
        return """
                <Ntry><NtryRef>%1$d</NtryRef><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt><AcctSvcrRef>BANK%1$08d</AcctSvcrRef>
                <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
                <NtryDtls><TxDtls><Refs><EndToEndId>PAY-%1$08d</EndToEndId></Refs><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>Müller Maschinenbau GmbH</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>%2$s</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>INV-2026-%1$06d</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(i, iban("37040044%010d".formatted(i + 1L)));
    }

    /** What many banks say of a payment out. */
    private static String shortCamt(int i) {
        return """
                <Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>PAY-%1$08d</EndToEndId></Refs><RmtInf><Ustrd>INV-2026-%1$06d</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(i);
    }

    private static String swift(int i) {
        return String.format(
                Locale.ROOT,
                ":61:2611201120D1,00NTRFPAY-%1$08d//BANK%1$08d%n:86:166?00UEBERWEISUNG?20EREF+PAY-%1$08d?21SVWZ+INV-2026-%1$06d?30COBADEFFXXX?31%2$s?32MUELLER MASCHINENBAU GMBH%n",
                i,
                iban("37040044%010d".formatted(i + 1L)));
    }

    private static String foot(String format, int count) {
        return format.equals("mt940") ? ":62F:D261120EUR" + count + ",00\n-\n" : "</Stmt></BkToCstmrStmt></Document>\n";
    }
}
