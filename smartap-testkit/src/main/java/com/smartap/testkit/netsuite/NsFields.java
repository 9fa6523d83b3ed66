package com.smartap.testkit.netsuite;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of bills and vendor credits in the record API, and how each is written. */
final class NsFields {
    private static final String HEADER_REFERENCES = "account class currency customForm department entity location nexus"
            + " postingPeriod subsidiary terms approvalStatus nextApprover";
    private static final String HEADER_TEXTS =
            "externalId memo tranId taxPointDate billAddress entityTaxRegNum" + " subsidiaryTaxRegNum vatRegNum";
    private static final String HEADER_DATES = "tranDate dueDate discountDate startDate endDate";
    private static final String HEADER_NUMBERS = "exchangeRate discountAmount userTotal userTaxTotal";
    private static final String HEADER_FLAGS = "paymentHold received taxDetailsOverride taxPointDateOverride"
            + " taxRegOverride toBePrinted overrideInstallments billOverride excludeFromGLNumbering";
    private static final String LINE_REFERENCES =
            "class customer department location taxCode projecttask amortizationSched";
    private static final String LINE_NUMBERS = "amount grossAmt tax1Amt taxAmount taxRate1 taxRate2 line";

    private static final Map<String, Kind> HEADER = kinds(Map.of(
            Kind.REFERENCE, HEADER_REFERENCES,
            Kind.TEXT, HEADER_TEXTS,
            Kind.DATE, HEADER_DATES,
            Kind.NUMBER, HEADER_NUMBERS,
            Kind.FLAG, HEADER_FLAGS,
            Kind.READ_ONLY,
                    "id links refName status total taxTotal tax2Total totalAfterTaxes transactionNumber"
                            + " createdDate lastModifiedDate balance unbilledOrders documentStatus availableVendorCredit"
                            + " creditLimit applied unapplied createdFrom"));

    private static final Map<String, Kind> ITEM = kinds(Map.of(
            Kind.REFERENCE, LINE_REFERENCES + " item units",
            Kind.TEXT, "description vendorName serialNumbers taxDetailsReference",
            Kind.NUMBER, LINE_NUMBERS + " orderLine quantity rate",
            Kind.FLAG, "isBillable isTaxable printItems",
            Kind.READ_ONLY, "links refName orderDoc linked itemType itemSubtype isClosed isOpen uniqueKey"));

    private static final Map<String, Kind> EXPENSE = kinds(Map.of(
            Kind.REFERENCE, LINE_REFERENCES + " account category",
            Kind.TEXT, "memo orderLine taxDetailsReference",
            Kind.NUMBER, LINE_NUMBERS,
            Kind.FLAG, "isBillable",
            Kind.READ_ONLY, "links refName orderDoc"));

    private NsFields() {}

    /** How a field is written. */
    enum Kind {
        REFERENCE,
        TEXT,
        DATE,
        NUMBER,
        FLAG,
        READ_ONLY
    }

    static Map<String, Kind> header() {
        return HEADER;
    }

    static Map<String, Kind> line(String sublist) {
        return sublist.equals("item") ? ITEM : EXPENSE;
    }

    /** Sublists that this simulator does not look into. */
    static boolean isOtherSublist(String name) {
        return Set.of("taxDetails", "installment", "landedCosts", "accountingBookDetail", "apply")
                .contains(name);
    }

    private static Map<String, Kind> kinds(Map<Kind, String> names) {
        return names.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue().split(" ")).map(name -> Map.entry(name, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
