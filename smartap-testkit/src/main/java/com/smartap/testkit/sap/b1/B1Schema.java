package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.odata.ODataEntity;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The fields of the sets that this simulator has, by the Service Layer's published metadata. */
final class B1Schema {
    private static final Set<String> DOCUMENTS =
            Set.of("PurchaseOrders", "PurchaseDeliveryNotes", "PurchaseInvoices", "PurchaseCreditNotes", "Drafts");
    private static final Set<String> HEADER =
            words("CardCode CardName NumAtCard DocDate DocDueDate TaxDate VatDate DocType DocCurrency DocRate Comments"
                    + " JournalMemo PaymentGroupCode PaymentMethod SalesPersonCode ContactPersonCode Series HandWritten"
                    + " Reference1 Reference2 Project AttachmentEntry BPL_IDAssignedToInvoice DiscountPercent DocTotal"
                    + " DocTotalFc Rounding RoundingDiffAmount RoundingDiffAmountFC FederalTaxID ControlAccount Address"
                    + " Address2 DocObjectCode ReserveInvoice PaymentBlock DocumentLines DocumentAdditionalExpenses"
                    + " DocumentInstallments WithholdingTaxDataCollection TaxExtension AddressExtension");
    private static final Set<String> HEADER_READ_ONLY = words(
            "DocEntry DocNum PaidToDate PaidToDateFC VatSum VatSumFc DocumentStatus Cancelled CancelStatus UpdateDate"
                    + " UpdateTime CreationDate AuthorizationStatus");
    private static final Set<String> LINE = words(
            "LineNum ItemCode ItemDescription Quantity UnitPrice Price PriceAfterVAT Currency Rate DiscountPercent"
                    + " LineTotal RowTotalFC GrossTotal TaxCode VatGroup TaxLiable AccountCode WarehouseCode CostingCode"
                    + " CostingCode2 CostingCode3 CostingCode4 CostingCode5 ProjectCode BaseType BaseEntry BaseLine"
                    + " UoMEntry UoMCode FreeText ShipDate SupplierCatNum WTLiable LocationCode SerialNumbers"
                    + " BatchNumbers DocumentLineAdditionalExpenses");
    private static final Set<String> LINE_READ_ONLY = words(
            "DocEntry RemainingOpenQuantity RemainingOpenInventoryQuantity OpenAmount OpenAmountFC LineStatus TaxTotal"
                    + " NetTaxAmount VisualOrder RowTotalSC");
    private static final Set<String> EXPENSE =
            words("ExpenseCode LineTotal LineTotalFC TaxCode VatGroup Remarks DistributionMethod DistributionRule"
                    + " DistributionRule2 DistributionRule3 DistributionRule4 DistributionRule5 Project TaxLiable WTLiable"
                    + " BaseDocEntry BaseDocLine BaseDocType");
    private static final Map<String, Set<String>> ENUMS = Map.of(
            "DocType", Set.of("dDocument_Items", "dDocument_Service"),
            "Rounding", Set.of("tYES", "tNO"),
            "HandWritten", Set.of("tYES", "tNO"),
            "DocObjectCode", Set.of("oPurchaseInvoices", "oPurchaseCreditNotes", "oPurchaseOrders"));

    private B1Schema() {}

    static boolean isDocument(String set) {
        return DOCUMENTS.contains(set);
    }

    /** What a query of a set may name. User fields are known as they are named. */
    static ODataEntity entity(String set, Set<String> userFields) {
        return switch (set) {
            case "BusinessPartners" ->
                ODataEntity.of("BusinessPartner")
                        .with(
                                Kind.TEXT,
                                words(
                                        "CardCode CardName CardType FederalTaxID UnifiedFederalTaxID VATRegistrationNumber"
                                                + " EmailAddress Phone1 Currency Valid Frozen VatLiable VatGroup DebitorAccount"
                                                + " DefaultBankCode DefaultAccount IBAN PeymentMethodCode Website"))
                        .with(Kind.NUMBER, words("GroupCode PayTermsGrpCode CurrentAccountBalance"))
                        .with(Kind.DATE, words("UpdateDate CreateDate"))
                        .with(Kind.TIME, words("UpdateTime CreateTime"))
                        .with(Kind.NESTED, words("BPAddresses BPBankAccounts ContactEmployees"));
            case "VendorPayments" ->
                ODataEntity.of("Payment")
                        .with(Kind.TEXT, words("CardCode DocType DocCurrency TransferReference Cancelled"))
                        .with(Kind.NUMBER, words("DocEntry DocNum TransferSum CashSum"))
                        .with(Kind.DATE, words("DocDate TransferDate"))
                        .with(Kind.NESTED, words("PaymentInvoices"));
            case "ChartOfAccounts" ->
                ODataEntity.of("ChartOfAccount")
                        .with(
                                Kind.TEXT,
                                words("Code Name FormatCode AccountType ActiveAccount FrozenFor AcctCurrency"));
            case "VatGroups" ->
                ODataEntity.of("VatGroup")
                        .with(Kind.TEXT, words("Code Name Category Inactive"))
                        .with(Kind.NESTED, words("VatGroups_Lines"));
            case "SalesTaxCodes" ->
                ODataEntity.of("SalesTaxCode")
                        .with(Kind.TEXT, words("Code Name ValidForAP ValidForAR Inactive"))
                        .with(Kind.NUMBER, words("Rate"));
            case "Attachments2" ->
                ODataEntity.of("Attachments2")
                        .with(Kind.NUMBER, words("AbsoluteEntry"))
                        .with(Kind.NESTED, words("Attachments2_Lines"));
            default ->
                ODataEntity.of("Document")
                        .with(
                                Kind.TEXT,
                                words(
                                        "CardCode CardName NumAtCard DocType DocCurrency DocumentStatus Cancelled CancelStatus"
                                                + " Comments DocObjectCode AuthorizationStatus"))
                        .with(Kind.TEXT, userFields)
                        .with(
                                Kind.NUMBER,
                                words("DocEntry DocNum DocRate DocTotal DocTotalFc VatSum PaidToDate PaidToDateFC"
                                        + " BPL_IDAssignedToInvoice AttachmentEntry DiscountPercent"))
                        .with(Kind.DATE, words("DocDate DocDueDate TaxDate UpdateDate CreationDate"))
                        .with(Kind.TIME, words("UpdateTime"))
                        .with(Kind.NESTED, words("DocumentLines DocumentAdditionalExpenses"));
        };
    }

    /**
     * Checks a document that comes in: what is unknown is refused, what is read-only is dropped.
     *
     * @param userFields the user fields that the company has
     * @param violation is told both
     */
    static void check(ObjectNode document, Set<String> userFields, Consumer<String> violation) {
        check("Document", document, HEADER, HEADER_READ_ONLY, userFields, violation);
        for (JsonNode line : document.path("DocumentLines")) {
            check("DocumentLine", (ObjectNode) line, LINE, LINE_READ_ONLY, userFields, violation);
        }
        for (JsonNode expense : document.path("DocumentAdditionalExpenses")) {
            check("DocumentAdditionalExpense", (ObjectNode) expense, EXPENSE, Set.of(), Set.of(), violation);
        }
        ENUMS.forEach((field, values) -> {
            if (document.hasNonNull(field)
                    && !values.contains(document.path(field).asText())) {
                violation.accept("%s (%s) is no value of its kind".formatted(field, document.path(field)));
                throw new B1Fault(
                        400,
                        -1000,
                        "Enum value '%s' is invalid"
                                .formatted(document.path(field).asText()));
            }
        });
    }

    private static void check(
            String type,
            ObjectNode node,
            Set<String> writable,
            Set<String> readOnly,
            Set<String> userFields,
            Consumer<String> violation) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (readOnly.contains(name)) {
                violation.accept("%s.%s is read-only".formatted(type, name));
                node.remove(name);
            } else if (!writable.contains(name) && !userFields.contains(name)) {
                violation.accept("%s.%s is unknown".formatted(type, name));
                throw B1Fault.property(name, type);
            }
        }
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.split(" ")));
    }
}
