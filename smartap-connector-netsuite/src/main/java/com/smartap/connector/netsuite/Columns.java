package com.smartap.connector.netsuite;

import com.smartap.connector.netsuite.NetSuiteBooks.Kind;
import com.smartap.connector.netsuite.NetSuiteBooks.Register;
import java.util.List;

/** What is selected from SuiteQL's tables. */
final class Columns {
    static final List<Column> VENDOR = List.of(
            Column.of("id", "id"),
            Column.of("entityid", "entityid"),
            Column.of("isinactive", "isinactive"),
            Column.stamp("lastmodifieddate", "lastmodifieddate"),
            Column.optional("companyname", "companyname"),
            Column.optional("legalname", "legalname"),
            Column.optional("email", "email"),
            Column.optional("phone", "phone"),
            Column.optional("taxidnum", "taxidnum"),
            Column.optional("vatregnumber", "vatregnumber"),
            Column.optional("currency", "currency"),
            Column.optional("terms", "terms"),
            Column.optional("subsidiary", "subsidiary"));

    static final List<Column> ADDRESS = List.of(
            Column.of("entity", "book.entity"),
            Column.of("id", "book.internalid"),
            Column.optional("defaultbilling", "book.defaultbilling"),
            Column.of("addr1", "address.addr1"),
            Column.optional("addr2", "address.addr2"),
            Column.of("city", "address.city"),
            Column.optional("state", "address.state"),
            Column.optional("zip", "address.zip"),
            Column.of("country", "address.country"));

    private static final List<Column> ORDER = List.of(
            Column.of("id", "id"),
            Column.of("tranid", "tranid"),
            Column.of("entity", "entity"),
            Column.day("trandate", "trandate"),
            Column.stamp("lastmodifieddate", "lastmodifieddate"),
            Column.of("status", "status"),
            Column.optional("statusname", "BUILTIN.DF(status)"),
            Column.optional("currency", "currency"),
            Column.of("foreigntotal", "foreigntotal"));

    private static final List<Column> RECEIPT = List.of(
            Column.of("id", "id"),
            Column.of("tranid", "tranid"),
            Column.of("entity", "entity"),
            Column.day("trandate", "trandate"),
            Column.stamp("lastmodifieddate", "lastmodifieddate"),
            Column.optional("voided", "voided"));

    static final List<Column> ORDER_LINE = List.of(
            Column.of("transaction", "transactionline.transaction"),
            Column.of("id", "transactionline.id"),
            Column.of("linesequencenumber", "transactionline.linesequencenumber"),
            Column.of("mainline", "transactionline.mainline"),
            Column.of("taxline", "transactionline.taxline"),
            Column.of("item", "transactionline.item"),
            Column.optional("itemname", "BUILTIN.DF(transactionline.item)"),
            Column.optional("memo", "transactionline.memo"),
            Column.of("quantity", "transactionline.quantity"),
            Column.optional("quantityshiprecv", "transactionline.quantityshiprecv"),
            Column.optional("quantitybilled", "transactionline.quantitybilled"),
            Column.of("rate", "transactionline.rate"),
            Column.of("foreignamount", "transactionline.foreignamount"),
            Column.optional("isclosed", "transactionline.isclosed"),
            Column.optional("expenseaccount", "transactionline.expenseaccount"));

    static final List<Column> RECEIPT_LINE = List.of(
            Column.of("transaction", "transactionline.transaction"),
            Column.of("id", "transactionline.id"),
            Column.of("linesequencenumber", "transactionline.linesequencenumber"),
            Column.of("item", "transactionline.item"),
            Column.optional("itemname", "BUILTIN.DF(transactionline.item)"),
            Column.optional("memo", "transactionline.memo"),
            Column.of("quantity", "transactionline.quantity"),
            Column.of("previousdoc", "link.previousdoc"),
            Column.of("previousline", "link.previousline"));

    static final List<Column> BILL = List.of(
            Column.of("id", "id"),
            Column.of("externalid", "externalid"),
            Column.of("tranid", "tranid"),
            Column.of("entity", "entity"),
            Column.optional("status", "status"),
            Column.optional("voided", "voided"),
            Column.optional("currency", "currency"),
            Column.of("foreigntotal", "foreigntotal"));

    static final List<Column> PAID_BILL = List.of(
            Column.of("id", "id"),
            Column.of("type", "type"),
            Column.of("tranid", "tranid"),
            Column.of("status", "status"),
            Column.optional("statusname", "BUILTIN.DF(status)"),
            Column.optional("voided", "voided"),
            Column.optional("currency", "currency"),
            Column.of("foreigntotal", "foreigntotal"),
            Column.optional("foreignamountunpaid", "foreignamountunpaid"),
            Column.optional("foreignpaymentamountunused", "foreignpaymentamountunused"));

    static final List<Column> PAYMENT = List.of(
            Column.of("id", "t.id"),
            Column.of("type", "t.type"),
            Column.of("tranid", "t.tranid"),
            Column.day("trandate", "t.trandate"),
            Column.of("foreignamount", "link.foreignamount"));

    static final List<Column> DELETED = List.of(
            Column.of("recordid", "recordid"), Column.of("type", "type"), Column.stamp("deleteddate", "deleteddate"));

    private Columns() {}

    static List<Column> of(Kind kind) {
        return switch (kind) {
            case VENDOR -> VENDOR;
            case ORDER -> ORDER;
            case RECEIPT -> RECEIPT;
        };
    }

    static String table(Register register) {
        return switch (register) {
            case ACCOUNTS -> "account";
            case TAX_CODES -> "salestaxitem";
            case CURRENCIES -> "currency";
            case TERMS -> "term";
        };
    }

    static List<Column> of(Register register) {
        return switch (register) {
            case ACCOUNTS ->
                List.of(
                        Column.of("id", "id"),
                        Column.optional("acctnumber", "acctnumber"),
                        Column.optional("fullname", "fullname"),
                        Column.optional("accountsearchdisplayname", "accountsearchdisplayname"),
                        Column.of("accttype", "accttype"),
                        Column.of("isinactive", "isinactive"));
            case TAX_CODES ->
                List.of(
                        Column.of("id", "id"),
                        Column.optional("itemid", "itemid"),
                        Column.optional("rate", "rate"),
                        Column.optional("isinactive", "isinactive"));
            case CURRENCIES -> List.of(Column.of("id", "id"), Column.of("symbol", "symbol"));
            case TERMS -> List.of(Column.of("id", "id"), Column.of("name", "name"));
        };
    }
}
