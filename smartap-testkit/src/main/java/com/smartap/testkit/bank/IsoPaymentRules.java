package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.testkit.bank.OrderedPayment.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the payments of one batch of a message, and says of each why it is refused. */
final class IsoPaymentRules {
    private static final BigDecimal MOST_SEPA = new BigDecimal("999999999.99");
    private static final BigDecimal MOST_ACH = new BigDecimal("99999999.99");
    private static final int SEPA_NAME = 70;

    private final Ledger ledger;
    private final Terms terms;
    private final IsoNode block;
    private final LocalDate date;

    IsoPaymentRules(Ledger ledger, Terms terms, IsoNode block, LocalDate date) {
        this.ledger = ledger;
        this.terms = terms;
        this.block = block;
        this.date = date;
    }

    OrderedPayment payment(IsoNode transfer) {
        Rail rail = IsoRails.of(block, transfer);
        IsoNode stated = transfer.at("Amt/InstdAmt");
        Money amount = amount(stated);
        Money shown = amount == null ? Money.zero(Money.currency("EUR")) : amount;
        String account = ledger.byAccount(number(block.at("DbtrAcct")), shown.currency());
        Refusal refusal = amount == null
                ? new Refusal(
                        isCurrency(stated.currency()) ? "CH20" : "AM11",
                        "%s: amount %s %s".formatted(place(transfer), stated.text(), stated.currency()))
                : refusal(transfer, rail, amount, account);
        return new OrderedPayment(
                Kind.CREDIT,
                rail,
                account,
                transfer.text("PmtId/EndToEndId"),
                transfer.text("PmtId/InstrId"),
                shown,
                transfer.text("Cdtr/Nm"),
                number(transfer.at("CdtrAcct")),
                bank(transfer),
                transfer.text("CdtrAcct/Tp/Cd").equals("SVGS") ? '3' : '2',
                remittance(transfer),
                refusal);
    }

    /** The IBAN or number of an account; empty if there is none. */
    static String number(IsoNode account) {
        return account.has("Id/IBAN") ? account.text("Id/IBAN") : account.text("Id/Othr/Id");
    }

    private static String bank(IsoNode transfer) {
        IsoNode agent = transfer.at("CdtrAgt/FinInstnId");
        String bic = agent.text("BICFI") + agent.text("BIC");
        return bic.isEmpty() ? agent.text("ClrSysMmbId/MmbId") : bic;
    }

    private @Nullable Refusal refusal(IsoNode transfer, Rail rail, Money amount, @Nullable String account) {
        String where = place(transfer);
        String reference = transfer.text("PmtId/EndToEndId");
        if (IsoFileReader.badReference(reference)) {
            return new Refusal(
                    "FF08", "%s: EndToEndId (%s) begins or ends with a slash or holds two".formatted(where, reference));
        }
        if (!amount.isPositive()) {
            return new Refusal("AM01", where + ": the amount is zero");
        }
        BigDecimal most = rail == Rail.ACH ? MOST_ACH : rail == Rail.SEPA || rail == Rail.INSTANT ? MOST_SEPA : null;
        if (most != null && amount.amount().compareTo(most) > 0) {
            return new Refusal("AM02", "%s: %s is more than %s".formatted(where, amount, most));
        }
        if (account == null) {
            return new Refusal("AM03", "%s: the account is not kept in %s".formatted(where, amount.currency()));
        }
        if (transfer.text("Cdtr/Nm").isBlank()) {
            return new Refusal("BE22", where + ": Cdtr has no name");
        }
        Refusal address = IsoAddressRules.refusal(transfer.find("Cdtr/PstlAdr"), date, terms.addressLines(), "BE04");
        if (address != null) {
            return address;
        }
        Refusal payee = payee(transfer, rail, where);
        if (payee != null) {
            return payee;
        }
        Refusal reference11649 = references(transfer, where);
        if (reference11649 != null) {
            return reference11649;
        }
        return rail == Rail.SEPA || rail == Rail.INSTANT ? sepa(transfer, amount, where) : null;
    }

    private @Nullable Refusal payee(IsoNode transfer, Rail rail, String where) {
        String number = number(transfer.at("CdtrAcct"));
        boolean isIban = transfer.has("CdtrAcct/Id/IBAN");
        if (number.isBlank() || (isIban && !BankText.isIban(number))) {
            return new Refusal("AC01", where + ": CdtrAcct is no account number or IBAN");
        }
        IsoNode agent = transfer.at("CdtrAgt/FinInstnId");
        String routing = agent.text("ClrSysMmbId/MmbId");
        boolean usaba = agent.text("ClrSysMmbId/ClrSysId/Cd").equals("USABA");
        if ((usaba || rail == Rail.ACH) && !AchEntryParser.isRouting(routing)) {
            return new Refusal("RC10", "%s: CdtrAgt (%s) is no routing number".formatted(where, routing));
        }
        if (!isIban && bank(transfer).isEmpty()) {
            return new Refusal("RC04", where + ": without an IBAN the bank of the account has to be named");
        }
        boolean needsAddress = (rail == Rail.WIRE || rail == Rail.CROSS_BORDER) && terms.strict();
        return needsAddress && !transfer.has("Cdtr/PstlAdr")
                ? new Refusal("BE04", where + ": Cdtr has no address")
                : null;
    }

    private static @Nullable Refusal references(IsoNode transfer, String where) {
        for (IsoNode strd : transfer.at("RmtInf").all("Strd")) {
            boolean scor = strd.text("CdtrRefInf/Tp/CdOrPrtry/Cd").equals("SCOR");
            String reference = strd.text("CdtrRefInf/Ref");
            boolean iso = strd.text("CdtrRefInf/Tp/Issr").equals("ISO") || reference.startsWith("RF");
            if (scor && iso && !BankText.isCreditorReference(reference)) {
                return new Refusal("RR09", "%s: CdtrRefInf (%s) has wrong check digits".formatted(where, reference));
            }
        }
        return null;
    }

    private @Nullable Refusal sepa(IsoNode transfer, Money amount, String where) {
        String from = number(block.at("DbtrAcct"));
        String to = number(transfer.at("CdtrAcct"));
        if (!amount.currency().getCurrencyCode().equals("EUR")) {
            return new Refusal("AM03", where + ": SEPA moves euros only");
        }
        if (!IsoRails.isSepaCountry(from) || !IsoRails.isSepaCountry(to) || !transfer.has("CdtrAcct/Id/IBAN")) {
            return new Refusal("AC01", where + ": SEPA needs IBANs of its countries on both sides");
        }
        String bearer = transfer.text("ChrgBr") + block.text("ChrgBr");
        if (!bearer.isEmpty() && !bearer.equals("SLEV")) {
            return new Refusal("BE19", "%s: ChrgBr (%s) must be SLEV".formatted(where, bearer));
        }
        if (transfer.text("Cdtr/Nm").length() > SEPA_NAME
                || block.text("Dbtr/Nm").length() > SEPA_NAME) {
            return new Refusal("BE20", where + ": a name has more than 70 characters");
        }
        if (!BankText.isSepa(transfer.allText())
                || !BankText.isSepa(block.at("Dbtr").allText())) {
            return new Refusal("RR10", where + ": a text is not in the character set of SEPA");
        }
        IsoNode remittance = transfer.at("RmtInf");
        return remittance.children().size() > 1
                ? new Refusal("RR07", where + ": SEPA carries one Ustrd or one Strd")
                : null;
    }

    private static String remittance(IsoNode transfer) {
        IsoNode remittance = transfer.at("RmtInf");
        StringBuilder text = new StringBuilder();
        for (IsoNode piece : remittance.all("Ustrd")) {
            text.append(text.length() == 0 ? "" : " ").append(piece.text());
        }
        for (IsoNode strd : remittance.all("Strd")) {
            List<String> words = new ArrayList<>();
            strd.all("RfrdDocInf").forEach(d -> words.add(d.text("Nb")));
            words.add(strd.text("CdtrRefInf/Ref"));
            for (String word : words) {
                text.append(text.length() == 0 || word.isEmpty() ? "" : " ").append(word);
            }
        }
        return text.toString();
    }

    private static String place(IsoNode transfer) {
        return "line %d, payment %s".formatted(transfer.line(), transfer.text("PmtId/EndToEndId"));
    }

    private static @Nullable Money amount(IsoNode stated) {
        if (!isCurrency(stated.currency())) {
            return null;
        }
        Currency currency = Money.currency(stated.currency());
        BigDecimal value = new BigDecimal(stated.text().strip());
        return value.scale() > Money.decimals(currency) ? null : Money.of(value, currency);
    }

    private static boolean isCurrency(String code) {
        try {
            return !code.isEmpty() && Money.currency(code).getCurrencyCode().equals(code);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
