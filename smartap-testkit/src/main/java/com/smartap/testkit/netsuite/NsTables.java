package com.smartap.testkit.netsuite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of SuiteQL: what can be selected, whatever happens to be filled in. */
final class NsTables implements SqlTable.Catalogue {
    private static final Map<String, Set<String>> COLUMNS = Map.ofEntries(
            table(
                    "vendor",
                    "id entityid companyname legalname altname firstname lastname isperson isinactive email phone"
                            + " url taxidnum vatregnumber currency terms subsidiary externalid lastmodifieddate datecreated"
                            + " payablesaccount expenseaccount is1099eligible balance accountnumber"),
            table("vendoraddressbook", "entity internalid addressbookaddress defaultbilling defaultshipping label"),
            table(
                    "vendoraddressbookentityaddress",
                    "nkey addr1 addr2 addr3 city state zip country addressee attention addrphone addrtext"),
            table("currency", "id symbol name isinactive exchangerate"),
            table("term", "id name isinactive daysuntilnetdue"),
            table("account", "id acctnumber fullname accountsearchdisplayname accttype isinactive externalid currency"),
            table("salestaxitem", "id itemid name rate isinactive"),
            table("item", "id itemid displayname itemtype isinactive purchasedescription"),
            table("subsidiary", "id name isinactive currency"),
            table("department", "id name isinactive"),
            table("classification", "id name isinactive"),
            table("location", "id name isinactive"),
            table("deletedrecord", "id recordid recordtypeid type name deleteddate deletedby context scriptid"),
            table(
                    "transaction",
                    "id type recordtype tranid externalid transactionnumber entity trandate duedate"
                            + " createddate lastmodifieddate currency exchangerate status approvalstatus memo foreigntotal total"
                            + " foreignamountunpaid foreignamountpaid foreignpaymentamountused foreignpaymentamountunused"
                            + " voided terms postingperiod paymenthold"),
            table(
                    "transactionline",
                    "transaction id linesequencenumber uniquekey mainline taxline item itemtype memo"
                            + " quantity quantityshiprecv quantitybilled rate foreignamount netamount isclosed expenseaccount"
                            + " department class location subsidiary entity createdfrom units"),
            table(
                    "nexttransactionlinelink",
                    "id linktype previousdoc previousline previoustype nextdoc nextline nexttype foreignamount"),
            table(
                    "previoustransactionlinelink",
                    "id linktype previousdoc previousline previoustype nextdoc nextline nexttype foreignamount"),
            table("dual", "dummy"));

    private static final Map<String, Map<String, String>> STATUS = Map.of(
            NsTransaction.ORDER,
            Map.of(
                    "A",
                    "Pending Supervisor Approval",
                    "B",
                    "Pending Receipt",
                    "C",
                    "Rejected by Supervisor",
                    "D",
                    "Partially Received",
                    "E",
                    "Pending Billing/Partially Received",
                    "F",
                    "Pending Bill",
                    "G",
                    "Fully Billed",
                    "H",
                    "Closed",
                    "P",
                    "Planned"),
            NsTransaction.BILL,
            Map.of(
                    "A",
                    "Open",
                    "B",
                    "Paid In Full",
                    "C",
                    "Cancelled",
                    "D",
                    "Pending Approval",
                    "E",
                    "Rejected",
                    "V",
                    "Voided"),
            NsTransaction.CREDIT,
            Map.of("A", "Open", "B", "Fully Applied", "V", "Voided"));

    private static final Map<String, String> TYPE_NAMES = Map.of(
            NsTransaction.ORDER,
            "Purchase Order",
            NsTransaction.BILL,
            "Bill",
            NsTransaction.CREDIT,
            "Bill Credit",
            NsTransaction.PAYMENT,
            "Bill Payment",
            NsTransaction.RECEIPT,
            "Item Receipt");

    private final NsStore store;
    private final Set<String> hidden;

    /**
     * Over a store.
     *
     * @param hidden columns and tables that this account does not have, such as {@code vendor.currency}
     */
    NsTables(NsStore store, Set<String> hidden) {
        this.store = store;
        this.hidden = hidden;
    }

    static boolean isKnown(String table, String column) {
        return COLUMNS.getOrDefault(table, Set.of()).contains(column);
    }

    @Override
    public @Nullable SqlTable apply(String name) {
        Set<String> columns = COLUMNS.get(name);
        if (columns == null || hidden.contains(name)) {
            return null;
        }
        Set<String> there = columns.stream()
                .filter(column -> !hidden.contains(name + "." + column))
                .collect(Collectors.toSet());
        return new SqlTable(there, rows(name), this::display, name.equals("transactionline") ? store::linesOf : null);
    }

    private Collection<Map<String, Object>> rows(String name) {
        return switch (name) {
            case "dual" -> List.of(Map.<String, Object>of("dummy", "X"));
            case "transaction" ->
                store.transactions().stream().map(NsTransaction::header).toList();
            case "transactionline" -> store.lines();
            case "nexttransactionlinelink", "previoustransactionlinelink" ->
                store.list("link").values();
            case "vendoraddressbook", "vendoraddressbookentityaddress" ->
                store.list("addressbook").values();
            default -> store.list(name).values();
        };
    }

    private @Nullable String display(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return switch (column) {
            case "status" -> statusName(String.valueOf(row.get("type")), String.valueOf(value));
            case "currency" -> name("currency", value, "name");
            case "terms" -> name("term", value, "name");
            case "item" -> name("item", value, "itemid");
            case "entity" -> name("vendor", value, "entityid");
            case "expenseaccount", "account" -> name("account", value, "accountsearchdisplayname");
            case "type" -> TYPE_NAMES.get(String.valueOf(value));
            default -> null;
        };
    }

    private @Nullable String name(String list, @Nullable Object id, String column) {
        return store.find(list, id).map(row -> String.valueOf(row.get(column))).orElse(null);
    }

    /** What a person sees, such as {@code Purchase Order : Pending Bill}. */
    static String statusName(String type, String status) {
        String shown = STATUS.getOrDefault(type, Map.of()).getOrDefault(status, status);
        return TYPE_NAMES.getOrDefault(type, type) + " : " + shown;
    }

    private static Map.Entry<String, Set<String>> table(String name, String columns) {
        return Map.entry(name, Stream.of(columns.split(" ")).collect(Collectors.toUnmodifiableSet()));
    }
}
