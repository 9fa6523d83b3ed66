package com.smartap.payments.statement.csv;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column may hold, and the words by which headers call it. */
enum CsvColumn {
    DATE(
            "date",
            "date bookingdate posted posteddate postingdate transactiondate transdate datebooked buchungstag buchungsdatum"
                    + " buchung datum boekdatum boekingsdatum transactiedatum uitvoeringsdatum datecomptable dateoperation"
                    + " datedoperation datedecomptabilisation fecha fechaoperacion fechacontable fechadeoperacion data dataoperazione"
                    + " datacontabile dataoperacji dataksiegowania datalancamento datamovimento bokforingsdag"
                    + " bokforingsdato bokfort dato bogforingsdato kirjauspaiva transaktionsdag transaktionsdatum"),
    VALUE_DATE(
            "valueDate",
            "valuedate valuta valutadatum wertstellung wertstellungsdatum wert datevaleur datedevaleur fechavalor"
                    + " fechadevalor datavaluta datavalor datawaluty rentedatum valutadato valutadag rentedato"),
    AMOUNT(
            "amount",
            "amount transactionamount amt betrag umsatz umsatzbetrag summe montant importe importo bedrag kwota"
                    + " kwotaoperacji kwotatransakcji valor belopp belob belop transactiebedrag amountinaccountcurrency"),
    DEBIT(
            "debit",
            "debit debits debitamount withdrawal withdrawals paidout moneyout soll sollbetrag belastung ausgabe abbuchung"
                    + " debet sortie sorties cargo cargos addebiti addebito dare uscite af obciazenia debe debito outgoing"
                    + " uit ut"),
    CREDIT(
            "credit",
            "credit credits creditamount deposit deposits paidin moneyin haben habenbetrag gutschrift einnahme entree"
                    + " entrees abono abonos accrediti accredito avere entrate bij uznania haber credito incoming in inn"),
    SIGN(
            "sign",
            "drcr crdr debitcredit creditdebit creditordebit debitorcredit dc cd dbitcrdt creditdebitindicator sollhaben sh afbij sens bijaf"
                    + " signo segno indicator"),
    CURRENCY("currency", "currency ccy waehrung wahrung devise moneda divisa munt waluta moeda valutakod"),
    REFERENCE(
            "reference",
            "reference ref bankreference transactionid transactionreference referenz referentie mutatiekenmerk"
                    + " referencia riferimento fitid id transaktionsid"),
    END_TO_END(
            "endToEnd",
            "endtoend endtoendid endtoendreference endezuendereferenz kundenreferenzendtoend kundenreferenz customerreference"
                    + " paymentreference yourreference kundreferens"),
    TEXT(
            "text",
            "text description details transactiondetails memo narrative particulars purpose remittance"
                    + " remittanceinformation verwendungszweck buchungstext libelle libelleoperation concepto descripcion"
                    + " descrizione causale omschrijving mededelingen tytul tytulem opis opisoperacji tekst descricao"
                    + " historico message transactiondescription"),
    COUNTERPARTY(
            "counterparty",
            "counterparty counterpartyname name payee payer payeename beneficiary beneficiaryname merchant partner"
                    + " auftraggeberempfanger begunstigterzahlungspflichtiger beguenstigterzahlungspflichtiger"
                    + " nameempfangerauftraggeber empfanger zahlungsempfanger tegenpartij naamtegenpartij"
                    + " naamomschrijving contrepartie beneficiario nadawcaodbiorca kontrahent mottagare modtager"),
    ACCOUNT(
            "account",
            "counterpartyaccount counterpartyiban payeeaccount beneficiaryaccount kontonummeriban ibankontonummer"
                    + " tegenrekening tegenrekeningiban rekeningtegenpartij ibanauftraggeberempfanger"
                    + " ibanzahlungsempfanger cuentabeneficiario comptecontrepartie"),
    OWN_ACCOUNT(
            "ownAccount",
            "account accountnumber accountno ownaccount auftragskonto ibanauftragskonto iban ibanbban rekening"
                    + " rekeningnummer compte cuenta konto kontonummer conto conta"),
    BALANCE(
            "balance",
            "balance runningbalance accountbalance closingbalance ledgerbalance saldo saldonachbuchung saldoachtermutatie"
                    + " saldonamutatie solde kontostand balanceafter saldopooperacji"),
    STATUS("status", "status state estado stato buchungsstatus");

    private final String option;
    private static final Map<String, CsvColumn> BY_WORD = byWord();

    private final String words;

    CsvColumn(String option, String words) {
        this.option = option;
        this.words = words;
    }

    String option() {
        return option;
    }

    static Optional<CsvColumn> ofOption(String name) {
        return Arrays.stream(values()).filter(c -> c.option.equals(name)).findFirst();
    }

    /** The column that a header calls so. */
    static Optional<CsvColumn> ofHeader(String cell) {
        return Optional.ofNullable(BY_WORD.get(folded(cell)));
    }

    private static Map<String, CsvColumn> byWord() {
        Map<String, CsvColumn> found = new HashMap<>();
        for (CsvColumn column : values()) {
            for (String word : column.words.split(" ")) {
                found.putIfAbsent(word, column);
            }
        }
        return Map.copyOf(found);
    }

    /** Lower-case letters and digits without accents, brackets and a currency at the end. */
    static String folded(String cell) {
        String plain = cell.replaceAll("\\([^)]*\\)|\\[[^]]*]", "")
                .replaceAll("(?<=.)\\s+(in\\s+)?(EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|€|\\$|£)\\s*$", "");
        String apart = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return apart.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replaceAll("[^a-z0-9]", "");
    }
}
