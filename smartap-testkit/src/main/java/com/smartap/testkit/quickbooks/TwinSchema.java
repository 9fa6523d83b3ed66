package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The fields that bodies may hold, after Intuit's published schema (Finance.xsd). A field is written as
 * {@code name:kind}; {@code !} behind the name means required, and brackets around the kind mean a list. What is unknown
 * or of another kind is refused as the real system does; what is read-only is noted and dropped, since the real system
 * overwrites it.
 */
final class TwinSchema {
    private static final String ENTITY = "Id:text SyncToken:text MetaData:readonly sparse:flag domain:text"
            + " status:readonly CustomField:any AttachableRef:any ";
    private static final String TRANSACTION = ENTITY + "DocNumber:text TxnDate:date DepartmentRef:ref CurrencyRef:ref"
            + " ExchangeRate:decimal PrivateNote:text TxnStatus:readonly LinkedTxn:[LinkedTxn]"
            + " TxnTaxDetail:TxnTaxDetail TxnSource:text TransactionLocationType:text Tag:any TxnApprovalInfo:any"
            + " RecurDataRef:readonly VendorRef!:ref APAccountRef:ref ";
    private static final String PURCHASE =
            TRANSACTION + "Line!:[Line] TotalAmt:readonly HomeTotalAmt:readonly Memo:text"
                    + " GlobalTaxCalculation:TaxExcluded|TaxInclusive|NotApplicable ";
    private static final String DETAIL = "ClassRef:ref CustomerRef:ref TaxCodeRef:ref MarkupInfo:any"
            + " BillableStatus:Billable|NotBillable|HasBeenBilled TaxInclusiveAmt:decimal ";
    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry(
                    "Bill",
                    PURCHASE + "SalesTermRef:ref DueDate:date Balance:readonly HomeBalance:readonly PayerRef:ref"
                            + " RemitToAddr:readonly ShipAddr:any IncludeInAnnualTPAR:flag"),
            Map.entry("VendorCredit", PURCHASE + "Balance:readonly IncludeInAnnualTPAR:flag"),
            Map.entry(
                    "PurchaseOrder",
                    PURCHASE + "TaxCodeRef:ref ClassRef:ref ReimbursableInfoRef:ref SalesTermRef:ref DueDate:date"
                            + " ExpectedDate:date VendorAddr:any DropShipToEntity:ref InventorySiteRef:ref ShipAddr:any"
                            + " ShipTo:ref ShipMethodRef:ref FOB:text POEmail:any TemplateRef:ref PrintStatus:text"
                            + " EmailStatus:text ManuallyClosed:flag POStatus:Open|Closed"),
            Map.entry(
                    "BillPayment",
                    TRANSACTION + "Line!:[PaymentLine] PayType!:Check|CreditCard CheckPayment:any CreditCardPayment:any"
                            + " TotalAmt!:decimal ProcessBillPayment:flag"),
            Map.entry(
                    "Vendor",
                    ENTITY + "Title:text GivenName:text MiddleName:text FamilyName:text Suffix:text DisplayName:text"
                            + " CompanyName:text PrintOnCheckName:text Active:flag PrimaryPhone:any AlternatePhone:any"
                            + " Mobile:any Fax:any PrimaryEmailAddr:any WebAddr:any BillAddr:any OtherAddr:any"
                            + " ContactName:text AltContactName:text Notes:text TaxIdentifier:text BusinessNumber:text"
                            + " TermRef:ref Balance:readonly OpenBalanceDate:date BillRate:decimal CostRate:decimal"
                            + " AcctNum:text Vendor1099:flag T4AEligible:flag T5018Eligible:flag CurrencyRef:ref"
                            + " APAccountRef:ref TaxCountry:text TaxReportingBasis:text HasTPAR:flag GSTIN:text"
                            + " GSTRegistrationType:text VendorPaymentBankDetail:any DefaultTaxCodeRef:ref"
                            + " PurchaseTaxIncluded:flag"),
            Map.entry(
                    "Attachable",
                    "Id:text SyncToken:text MetaData:readonly sparse:flag domain:text CustomField:any FileName:text"
                            + " ContentType:text Note:text Tag:text Category:text Lat:text Long:text PlaceName:text"
                            + " AttachableRef:[AttachableRef] FileAccessUri:readonly TempDownloadUri:readonly"
                            + " ThumbnailFileAccessUri:readonly ThumbnailTempDownloadUri:readonly Size:readonly"),
            Map.entry(
                    "AttachableRef",
                    "EntityRef:ref LineInfo:text IncludeOnSend:flag Inactive:flag NoRefOnly:flag CustomField:any"),
            Map.entry(
                    "Line",
                    "Id:text LineNum:decimal Description:text Amount!:decimal LinkedTxn:[LinkedTxn] Received:readonly"
                            + " DetailType!:ItemBasedExpenseLineDetail|AccountBasedExpenseLineDetail CustomField:any"
                            + " ItemBasedExpenseLineDetail:ItemDetail AccountBasedExpenseLineDetail:AccountDetail"),
            Map.entry("PaymentLine", "Amount!:decimal LinkedTxn!:[LinkedTxn]"),
            Map.entry(
                    "ItemDetail",
                    DETAIL
                            + "ItemRef!:ref Qty:decimal UnitPrice:decimal RatePercent:decimal PriceLevelRef:ref UOMRef:any"
                            + " ItemAccountRef:ref InventorySiteRef:ref TaxClassificationRef:ref"),
            Map.entry("AccountDetail", DETAIL + "AccountRef!:ref TaxAmount:decimal"),
            Map.entry("LinkedTxn", "TxnId!:text TxnType!:text TxnLineId:text"),
            Map.entry("TxnTaxDetail", "TxnTaxCodeRef:ref TotalTax:decimal TaxLine:[TaxLine]"),
            Map.entry("TaxLine", "Id:text Amount!:decimal DetailType!:text TaxLineDetail!:TaxLineDetail"),
            Map.entry(
                    "TaxLineDetail",
                    "TaxRateRef:ref PercentBased:flag TaxPercent:decimal NetAmountTaxable:decimal"
                            + " TaxInclusiveAmount:decimal OverrideDeltaAmount:decimal ServiceDate:date"),
            Map.entry("ref", "value!:text name:text type:text"));

    private record Field(String kind, boolean required, boolean list) {}

    private static final Map<String, Map<String, Field>> PARSED = parse();

    private final Consumer<String> violations;

    TwinSchema(Consumer<String> violations) {
        this.violations = violations;
    }

    /** Whether bodies of this type are checked. */
    static boolean knows(String type) {
        return PARSED.containsKey(type);
    }

    /** Names of the fields of a type; empty for types that are not checked. */
    static Set<String> fields(String type) {
        return PARSED.getOrDefault(type, Map.of()).keySet();
    }

    /**
     * Checks a body and drops what is read-only.
     *
     * @throws TwinFault 2010 or 2020, as the real system answers
     */
    void check(String type, ObjectNode body) {
        boolean update = body.hasNonNull("Id");
        check(type, type, body, update, update && body.path("sparse").asBoolean());
    }

    private void check(String path, String type, ObjectNode body, boolean update, boolean sparse) {
        Map<String, Field> fields = PARSED.getOrDefault(type, Map.of());
        List<String> readOnly = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String at = path + "." + entry.getKey();
            Field field = fields.get(entry.getKey());
            if (field == null) {
                throw refused(at + " is unknown", "2010", "Request has invalid or unsupported property", at);
            }
            if (field.kind().equals("readonly")) {
                readOnly.add(entry.getKey());
                if (!update) {
                    violations.accept(at + " is read-only");
                }
            } else {
                value(at, field, entry.getValue(), update, sparse);
            }
        }
        body.remove(readOnly);
        fields.forEach((name, field) -> {
            if (field.required() && !sparse && isMissing(body.path(name))) {
                String at = path + "." + name;
                throw refused(
                        at + " is missing",
                        "2020",
                        "Required param missing, need to supply the required value for the API",
                        "Required parameter %s is missing in the request".formatted(at));
            }
        });
    }

    private void value(String at, Field field, JsonNode value, boolean update, boolean sparse) {
        if (value.isNull()) {
            return;
        }
        if (!field.list()) {
            single(at, field.kind(), value, update, sparse);
            return;
        }
        if (!value.isArray()) {
            throw wrong(at, "a list");
        }
        for (JsonNode item : value) {
            single(at, field.kind(), item, update, sparse);
        }
    }

    private void single(String at, String kind, JsonNode value, boolean update, boolean sparse) {
        boolean right = switch (kind) {
            case "any" -> true;
            case "text" -> value.isTextual();
            case "decimal" -> value.isNumber();
            case "flag" -> value.isBoolean();
            case "date" -> value.isTextual() && isDate(value.asText());
            default -> PARSED.containsKey(kind) ? value.isObject() : isOneOf(kind, value);
        };
        if (!right) {
            throw wrong(at, kind);
        }
        if (PARSED.containsKey(kind)) {
            check(at, kind, (ObjectNode) value, update, sparse);
        }
    }

    private static boolean isOneOf(String words, JsonNode value) {
        return value.isTextual() && List.of(words.split("\\|", -1)).contains(value.asText());
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isContainerNode() && node.isEmpty());
    }

    private TwinFault wrong(String at, String expected) {
        return refused(
                "%s is not %s".formatted(at, expected), "2010", "Request has invalid or unsupported property", at);
    }

    private TwinFault refused(String violation, String code, String summary, String detail) {
        violations.accept(violation);
        return TwinFault.validation(code, summary, detail);
    }

    private static Map<String, Map<String, Field>> parse() {
        Map<String, Map<String, Field>> shapes = new HashMap<>();
        SHAPES.forEach((name, text) -> {
            Map<String, Field> fields = new HashMap<>();
            for (String part : text.strip().split("\\s+", -1)) {
                int colon = part.indexOf(':');
                String kind = part.substring(colon + 1);
                boolean list = kind.startsWith("[");
                boolean required = part.charAt(colon - 1) == '!';
                fields.put(
                        part.substring(0, required ? colon - 1 : colon),
                        new Field(list ? kind.substring(1, kind.length() - 1) : kind, required, list));
            }
            shapes.put(name, Map.copyOf(fields));
        });
        return Map.copyOf(shapes);
    }
}
