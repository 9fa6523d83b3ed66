package com.smartap.testkit.sap.s4;

import com.smartap.testkit.odata.ODataEntity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entities of the services, as far as accounts payable meets them: own lists, written from SAP's published metadata
 * (names, lengths, what is creatable, mandatory and filterable).
 */
final class S4Schema {
    private static final String ASSIGNMENTS = """
            CostCenter:10^ ControllingArea:4^ BusinessArea:4^ ProfitCenter:10^ FunctionalArea:16^ SalesOrder:10^
            SalesOrderItem:6 CostObject:12^ CostCtrActivityType:6^ BusinessProcess:12^ WBSElement:24 PersonnelNumber:8
            InternalOrder:12^ ProjectNetwork:12^ NetworkActivity:4^ CommitmentItem:24^ FundsCenter:16^ Fund:10^ GrantID:20^
            """;
    private static final Map<String, S4Entity> ENTITIES = new LinkedHashMap<>();
    private static final Map<String, ODataEntity> QUERYABLE = new LinkedHashMap<>();

    static {
        partners();
        orders();
        invoices();
        documents();
        ENTITIES.values().forEach(entity -> QUERYABLE.put(entity.name(), entity.queryable()));
    }

    private S4Schema() {}

    static Optional<S4Entity> find(String name) {
        return Optional.ofNullable(ENTITIES.get(name));
    }

    static S4Entity require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is no entity set"));
    }

    static ODataEntity queryable(String name) {
        ODataEntity entity = QUERYABLE.get(name);
        if (entity == null) {
            throw new IllegalArgumentException(name + " is no entity set");
        }
        return entity;
    }

    private static void add(String name, String keys, String fields) {
        ENTITIES.put(name, S4Entity.of(name, keys, fields));
    }

    private static void partners() {
        add("A_BusinessPartner", "BusinessPartner", """
                BusinessPartner:10^ Supplier:10^ Customer:10^ BusinessPartnerCategory:1 BusinessPartnerGrouping:4
                BusinessPartnerFullName:81 BusinessPartnerName:81 OrganizationBPName1:40 OrganizationBPName2:40
                OrganizationBPName3:40 OrganizationBPName4:40 BusinessPartnerIsBlocked? IsMarkedForArchiving?
                CreationDate@ CreationTime~ LastChangeDate@ LastChangeTime~ CreatedByUser:12 LastChangedByUser:12
                SearchTerm1:20 to_Supplier>>A_Supplier to_BusinessPartnerAddress>A_BusinessPartnerAddress
                to_BusinessPartnerBank>A_BusinessPartnerBank to_BusinessPartnerTax>A_BusinessPartnerTaxNumber
                """);
        add("A_Supplier", "Supplier", """
                Supplier:10^ SupplierName:80 SupplierFullName:220 VATRegistration:20 TaxNumber1:16 TaxNumber2:11
                TaxNumber3:18 TaxNumber4:18 TaxNumber5:60 PostingIsBlocked? PaymentIsBlockedForSupplier?
                DeletionIndicator? CreationDate@ to_SupplierCompany>A_SupplierCompany
                to_SupplierPurchasingOrg>A_SupplierPurchasingOrg
                """);
        add("A_SupplierCompany", "Supplier,CompanyCode", """
                Supplier:10^ CompanyCode:4^ PaymentTerms:4^ PaymentMethodsList:10 ReconciliationAccount:10^
                PaymentBlockingReason:1 SupplierIsBlockedForPosting? DeletionIndicator?
                """);
        add(
                "A_SupplierPurchasingOrg",
                "Supplier,PurchasingOrganization",
                "Supplier:10^ PurchasingOrganization:4^ PurchaseOrderCurrency:5^ PaymentTerms:4^");
        add("A_BusinessPartnerAddress", "BusinessPartner,AddressID", """
                BusinessPartner:10^ AddressID:10^ StreetName:60 HouseNumber:10 PostalCode:10^ CityName:40 Region:3^
                Country:3^ to_EmailAddress>A_AddressEmailAddress to_PhoneNumber>A_AddressPhoneNumber
                """);
        add(
                "A_AddressEmailAddress",
                "AddressID,Person,OrdinalNumber",
                "AddressID:10 Person:10 OrdinalNumber:3 IsDefaultEmailAddress? EmailAddress:241");
        add(
                "A_AddressPhoneNumber",
                "AddressID,Person,OrdinalNumber",
                "AddressID:10 Person:10 OrdinalNumber:3 IsDefaultPhoneNumber? PhoneNumber:30 InternationalPhoneNumber:30");
        add("A_BusinessPartnerBank", "BusinessPartner,BankIdentification", """
                BusinessPartner:10^ BankIdentification:4^ BankCountryKey:3^ BankName:60 BankNumber:15^ SWIFTCode:11^
                BankControlKey:2 BankAccountHolderName:60 IBAN:34^ BankAccount:18
                """);
        add(
                "A_BusinessPartnerTaxNumber",
                "BusinessPartner,BPTaxType",
                "BusinessPartner:10^ BPTaxType:4^ BPTaxNumber:20 BPTaxLongNumber:60");
    }

    private static void orders() {
        String header = """
                PurchaseOrder:10^ CompanyCode:4^ PurchaseOrderType:4^ PurchasingProcessingStatus:2 CreationDate@
                LastChangeDateTime! Supplier:10^ InvoicingParty:10^ PurchaseOrderDate@ DocumentCurrency:5 PaymentTerms:4
                ReleaseIsNotCompleted? PurchasingOrganization:4 PurchasingGroup:3
                """;
        String item = """
                PurchaseOrder:10^ PurchaseOrderItem:5 PurchasingDocumentDeletionCode:1 PurchaseOrderItemText:40 Plant:4
                Material:40 SupplierMaterialNumber:35 OrderQuantity# PurchaseOrderQuantityUnit:3 OrderPriceUnit:3
                OrderPriceUnitToOrderUnitNmrtr# OrdPriceUnitToOrderUnitDnmntr# DocumentCurrency:5 NetPriceAmount#
                NetPriceQuantity# TaxCode:2 IsCompletelyDelivered? IsFinallyInvoiced? GoodsReceiptIsExpected?
                InvoiceIsGoodsReceiptBased? AccountAssignmentCategory:1
                """;
        String assignment =
                "PurchaseOrder:10 PurchaseOrderItem:5 AccountAssignmentNumber:2 IsDeleted? GLAccount:10 CostCenter:10";
        add(
                "A_PurchaseOrder",
                "PurchaseOrder",
                header + " PurchasingDocumentDeletionCode:1 to_PurchaseOrderItem>A_PurchaseOrderItem");
        add(
                "A_PurchaseOrderItem",
                "PurchaseOrder,PurchaseOrderItem",
                item + " to_AccountAssignment>A_PurOrdAccountAssignment");
        add(
                "A_PurOrdAccountAssignment",
                "PurchaseOrder,PurchaseOrderItem,AccountAssignmentNumber",
                assignment + " WBSElement:24");
        add(
                "PurchaseOrder",
                "PurchaseOrder",
                header + " PurchaseOrderDeletionCode:1 _PurchaseOrderItem>PurchaseOrderItem");
        add(
                "PurchaseOrderItem",
                "PurchaseOrder,PurchaseOrderItem",
                item + " NetAmount# GrossAmount# _PurOrdAccountAssignment>PurOrderAccountAssignment");
        add("PurOrderAccountAssignment", "PurchaseOrder,PurchaseOrderItem,AccountAssignmentNumber", assignment);
    }

    private static void invoices() {
        add("A_SupplierInvoice", "SupplierInvoice,FiscalYear", """
                SupplierInvoice:10-^ FiscalYear:4- CompanyCode:4*^ DocumentDate@* PostingDate@* CreationDate@-
                SupplierInvoiceIDByInvcgParty:16^ InvoicingParty:10^ DocumentCurrency:5*^ InvoiceGrossAmount#*
                UnplannedDeliveryCost# DocumentHeaderText:25 ManualCashDiscount# PaymentTerms:4^ DueCalculationBaseDate@
                CashDiscount1Percent# CashDiscount1Days# CashDiscount2Percent# CashDiscount2Days# NetPaymentDays#
                PaymentBlockingReason:1^ AccountingDocumentType:2^ BPBankAccountInternalID:4^ SupplierInvoiceStatus:1^
                IndirectQuotedExchangeRate# DirectQuotedExchangeRate# StateCentralBankPaymentReason:3^ SupplyingCountry:3^
                PaymentMethod:1^ PaymentMethodSupplement:2^ PaymentReference:30^ InvoiceReference:10^
                InvoiceReferenceFiscalYear:4 FixedCashDiscount:1^ UnplannedDeliveryCostTaxCode:2^ AssignmentReference:18
                SupplierPostingLineItemText:50 TaxIsCalculatedAutomatically? BusinessPlace:4^ BusinessArea:4^
                SupplierInvoiceIsCreditMemo:1^ TaxDeterminationDate@ TaxReportingDate@ TaxFulfillmentDate@
                InvoiceReceiptDate@ SupplierVATRegistration:20^ HouseBank:5^ HouseBankAccount:5^ SupplierInvoiceOrigin:1-^
                ReverseDocument:10-^ ReverseDocumentFiscalYear:4- IsReversal?-% IsReversed?-%
                to_SuplrInvcItemPurOrdRef>A_SuplrInvcItemPurOrdRef
                to_SupplierInvoiceItemGLAcct>A_SupplierInvoiceItemGLAcct to_SupplierInvoiceTax>A_SupplierInvoiceTax
                """);
        add("A_SuplrInvcItemPurOrdRef", "SupplierInvoice,FiscalYear,SupplierInvoiceItem", """
                SupplierInvoice:10- FiscalYear:4- SupplierInvoiceItem:6* PurchaseOrder:10*^ PurchaseOrderItem:5* Plant:4^
                ReferenceDocument:10^ ReferenceDocumentFiscalYear:4 ReferenceDocumentItem:4 IsSubsequentDebitCredit:1^
                TaxCode:2*^ TaxJurisdiction:15^ DocumentCurrency:5^ SupplierInvoiceItemAmount#*
                PurchaseOrderQuantityUnit:3 PurchaseOrderQtyUnitSAPCode:3 PurchaseOrderQtyUnitISOCode:3^
                QuantityInPurchaseOrderUnit# PurchaseOrderPriceUnit:3 PurchaseOrderPriceUnitSAPCode:3
                QtyInPurchaseOrderPriceUnit# SupplierInvoiceItemText:50 FreightSupplier:10^ IsNotCashDiscountLiable?
                PurchasingDocumentItemCategory:1- ProductType:2- ServiceEntrySheet:10% TaxCountry:3^ IsFinallyInvoiced?
                """);
        add("A_SupplierInvoiceItemGLAcct", "SupplierInvoice,FiscalYear,SupplierInvoiceItem", """
                SupplierInvoice:10- FiscalYear:4- SupplierInvoiceItem:4* CompanyCode:4^ GLAccount:10*^
                DocumentCurrency:5^ SupplierInvoiceItemAmount#* TaxCode:2^ WorkItem:10^ DebitCreditCode:1*^
                TaxJurisdiction:15^ SupplierInvoiceItemText:50 AssignmentReference:18 IsNotCashDiscountLiable?
                TaxBaseAmountInTransCrcy# QuantityUnit:3 Quantity# TaxCountry:3^
                """ + ASSIGNMENTS);
        add("A_SupplierInvoiceTax", "SupplierInvoice,FiscalYear,TaxCode,SupplierInvoiceTaxCounter", """
                SupplierInvoice:10- FiscalYear:4- TaxCode:2*^ SupplierInvoiceTaxCounter:6- DocumentCurrency:5^ TaxAmount#*
                TaxBaseAmountInTransCrcy# TaxJurisdiction:15^ TaxCountry:3^
                """);
    }

    private static void documents() {
        add("A_MaterialDocumentHeader", "MaterialDocumentYear,MaterialDocument", """
                MaterialDocumentYear:4 MaterialDocument:10^ InventoryTransactionType:2 DocumentDate@ PostingDate@
                CreationDate@ CreationTime~ CreatedByUser:12 MaterialDocumentHeaderText:25 ReferenceDocument:16
                GoodsMovementCode:2 to_MaterialDocumentItem>A_MaterialDocumentItem
                """);
        add("A_MaterialDocumentItem", "MaterialDocumentYear,MaterialDocument,MaterialDocumentItem", """
                MaterialDocumentYear:4 MaterialDocument:10^ MaterialDocumentItem:4 Material:40 Plant:4
                GoodsMovementType:3 Supplier:10^ PurchaseOrder:10^ PurchaseOrderItem:5 MaterialBaseUnit:3
                QuantityInBaseUnit# EntryUnit:3 QuantityInEntryUnit# MaterialDocumentItemText:50
                GoodsMovementIsCancelled? ReversedMaterialDocumentYear:4 ReversedMaterialDocument:10
                ReversedMaterialDocumentItem:4
                """);
        add("A_OperationalAcctgDocItemCube", "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem", """
                CompanyCode:4 FiscalYear:4 AccountingDocument:10 AccountingDocumentItem:3 FinancialAccountType:1
                AccountingDocumentItemType:1 AccountingDocumentType:2 PostingDate@ DocumentDate@ Supplier:10^
                DebitCreditCode:1 TransactionCurrency:5 AmountInTransactionCurrency# ClearingAccountingDocument:10
                ClearingDocFiscalYear:4 ClearingDate@ IsCleared? InvoiceReference:10 InvoiceReferenceFiscalYear:4
                InvoiceItemReference:3 ReferenceDocumentType:5 OriginalReferenceDocument:20 DocumentReferenceID:16
                AssignmentReference:18 DocumentItemText:50 PaymentBlockingReason:1 PaymentReference:30 NetDueDate@
                """);
        add("A_GLAccountInChartOfAccounts", "ChartOfAccounts,GLAccount", """
                ChartOfAccounts:4 GLAccount:10^ IsBalanceSheetAccount? GLAccountType:1 AccountIsBlockedForPosting?
                AccountIsMarkedForDeletion? to_Text>A_GLAccountText
                """);
        add(
                "A_GLAccountText",
                "ChartOfAccounts,GLAccount,Language",
                "ChartOfAccounts:4 GLAccount:10 Language:2 GLAccountName:20 GLAccountLongName:50");
        add("AttachmentContentSet", "ArchiveDocumentID", """
                DocumentInfoRecordDocType:3 DocumentInfoRecordDocNumber:25 DocumentInfoRecordDocVersion:2
                DocumentInfoRecordDocPart:3 LogicalDocument:32 ArchiveDocumentID:40 LinkedSAPObjectKey:90
                BusinessObjectTypeName:40 FileName:255 FileSize:12 MimeType:128 CreatedByUser:12
                """);
    }
}
