/**
 * Vendors with their addresses, page by page.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['./smartap_common'], (common) => {
    const COLUMNS = [
        { name: 'id', sql: 'vendor.id' },
        { name: 'entityid', sql: 'vendor.entityid' },
        { name: 'isinactive', sql: 'vendor.isinactive' },
        { name: 'lastmodifieddate', sql: `TO_CHAR(vendor.lastmodifieddate, ${common.STAMP})` },
        { name: 'companyname', sql: 'vendor.companyname', optional: true },
        { name: 'legalname', sql: 'vendor.legalname', optional: true },
        { name: 'email', sql: 'vendor.email', optional: true },
        { name: 'phone', sql: 'vendor.phone', optional: true },
        { name: 'taxidnum', sql: 'vendor.taxidnum', optional: true },
        { name: 'vatregnumber', sql: 'vendor.vatregnumber', optional: true },
        { name: 'currency', sql: 'vendor.currency', optional: true },
        { name: 'terms', sql: 'vendor.terms', optional: true },
        { name: 'subsidiary', sql: 'vendor.subsidiary', optional: true },
    ];

    const ADDRESS = [
        { name: 'entity', sql: 'book.entity' },
        { name: 'id', sql: 'book.internalid' },
        { name: 'defaultbilling', sql: 'book.defaultbilling', optional: true },
        { name: 'label', sql: 'book.label', optional: true },
        { name: 'addr1', sql: 'address.addr1' },
        { name: 'addr2', sql: 'address.addr2', optional: true },
        { name: 'city', sql: 'address.city' },
        { name: 'state', sql: 'address.state', optional: true },
        { name: 'zip', sql: 'address.zip', optional: true },
        { name: 'country', sql: 'address.country' },
    ];

    /** Up to 1000 vendors; fewer, with more to come, when the units run out before their addresses are read. */
    const vendors = (request) => {
        common.input.only('request', request, common.PAGE_FIELDS);
        common.requireUnits(3 * common.QUERY_UNITS);
        const got = common.changed(
            { table: 'vendor', from: 'vendor', alias: 'vendor', columns: COLUMNS, conditions: [] },
            common.page(request));
        const byId = {};
        got.rows.forEach((row) => {
            row.addresses = [];
            byId[row.id] = row;
        });
        const ids = got.rows.map((row) => common.input.id('id', row.id));
        if (ids.length > 0) {
            common.select({
                table: 'vendoraddressbook',
                columns: ADDRESS,
                rest: 'FROM vendoraddressbook book JOIN vendoraddressbookentityaddress address'
                    + ` ON address.nkey = book.addressbookaddress WHERE book.entity IN (${ids.join(', ')})`
                    + ' ORDER BY book.entity, book.internalid',
                params: [],
            }).forEach((address) => byId[address.entity].addresses.push(address));
        }
        return got;
    };

    return { vendors };
});
