package com.smartap.connector.sap.s4;

/** The services that are called, each below the system's root; those of OData V2 speak another dialect than V4. */
enum S4Service {
    /** Business partners, suppliers among them (SAP_COM_0008). */
    BUSINESS_PARTNER("/sap/opu/odata/sap/API_BUSINESS_PARTNER", false),
    /** Purchase orders, OData V2 (SAP_COM_0053). */
    PURCHASE_ORDER("/sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV", false),
    /** Purchase orders, OData V4. */
    PURCHASE_ORDER_V4("/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001", true),
    /** Supplier invoices (SAP_COM_0057). */
    SUPPLIER_INVOICE("/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV", false),
    /** Material documents, goods receipts among them. */
    MATERIAL_DOCUMENT("/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV", false),
    /** Attachments of business objects. */
    ATTACHMENT("/sap/opu/odata/sap/API_CV_ATTACHMENT_SRV", false),
    /** Items of journal entries: what is open, and what cleared it. */
    JOURNAL("/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV", false),
    /** The chart of accounts. */
    CHART("/sap/opu/odata/sap/API_GLACCOUNTINCHARTOFACCOUNTS_SRV", false);

    private final String path;
    private final boolean v4;

    S4Service(String path, boolean v4) {
        this.path = path;
        this.v4 = v4;
    }

    /** Below the system's root; begins with a slash and ends without one. */
    String path() {
        return path;
    }

    boolean isV4() {
        return v4;
    }
}
