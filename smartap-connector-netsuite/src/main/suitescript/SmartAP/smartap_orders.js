/**
 * Purchase orders with their lines (ordered, received and billed quantities), and item receipts, page by page.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['./smartap_common'], (common) => {
    const HEADER = [
        { name: 'id', sql: 't.id' },
        { name: 'tranid', sql: 't.tranid' },
        { name: 'entity', sql: 't.entity' },
        { name: 'trandate', sql: `TO_CHAR(t.trandate, ${common.DAY})` },
        { name: 'lastmodifieddate', sql: `TO_CHAR(t.lastmodifieddate, ${common.STAMP})` },
        { name: 'status', sql: 't.status' },
        { name: 'statusname', sql: 'BUILTIN.DF(t.status)' },
        { name: 'voided', sql: 't.voided', optional: true },
        { name: 'currency', sql: 't.currency', optional: true },
        { name: 'foreigntotal', sql: 't.foreigntotal' },
        { name: 'memo', sql: 't.memo', optional: true },
    ];

    const ORDER_LINE = [
        { name: 'transaction', sql: 'l.transaction' },
        { name: 'id', sql: 'l.id' },
        { name: 'linesequencenumber', sql: 'l.linesequencenumber' },
        { name: 'item', sql: 'l.item' },
        { name: 'itemname', sql: 'BUILTIN.DF(l.item)' },
        { name: 'memo', sql: 'l.memo', optional: true },
        { name: 'quantity', sql: 'l.quantity' },
        { name: 'quantityshiprecv', sql: 'l.quantityshiprecv', optional: true },
        { name: 'quantitybilled', sql: 'l.quantitybilled', optional: true },
        { name: 'rate', sql: 'l.rate' },
        { name: 'foreignamount', sql: 'l.foreignamount' },
        { name: 'isclosed', sql: 'l.isclosed', optional: true },
        { name: 'expenseaccount', sql: 'l.expenseaccount', optional: true },
    ];

    const RECEIPT_LINE = [
        { name: 'transaction', sql: 'l.transaction' },
        { name: 'id', sql: 'l.id' },
        { name: 'linesequencenumber', sql: 'l.linesequencenumber' },
        { name: 'item', sql: 'l.item' },
        { name: 'itemname', sql: 'BUILTIN.DF(l.item)' },
        { name: 'memo', sql: 'l.memo', optional: true },
        { name: 'quantity', sql: 'l.quantity' },
        { name: 'previousdoc', sql: 'link.previousdoc' },
        { name: 'previousline', sql: 'link.previousline' },
    ];

    /** Puts their lines to transactions; returns the transactions whose lines could all be read. */
    const withLines = (headers, read) => {
        const done = [];
        let from = 0;
        let size = headers.length;
        while (from < headers.length) {
            if (!common.hasUnits(common.QUERY_UNITS)) {
                return done;
            }
            const part = headers.slice(from, from + size);
            const rows = read(part.map((header) => common.input.id('id', header.id)));
            if (rows.length >= common.MAX_ROWS && part.length > 1) {
                size = Math.max(1, Math.floor(size / 2)); // the answer may have been cut: ask for fewer orders at once
                continue;
            }
            if (rows.length >= common.MAX_ROWS) {
                common.fail('SMARTAP_TOO_MANY_LINES', `transaction ${part[0].id} has ${common.MAX_ROWS} lines or more`);
            }
            const byId = {};
            part.forEach((header) => {
                header.lines = [];
                byId[header.id] = header;
            });
            const seen = {}; // a line that is linked twice comes twice
            rows.filter((row) => {
                const key = `${row.transaction}/${row.id}`;
                const first = !(key in seen);
                seen[key] = true;
                return first;
            }).forEach((row) => byId[row.transaction].lines.push(row));
            done.push(...part);
            from += part.length;
        }
        return done;
    };

    /** Stops early, with more to come, rather than run out of units. */
    const transactions = (request, type, columns, read) => {
        common.input.only('request', request, common.PAGE_FIELDS);
        common.requireUnits(4 * common.QUERY_UNITS);
        const got = common.changed(
            { table: type, from: 'transaction t', alias: 't', columns, conditions: [`t.type = '${type}'`] },
            common.page(request));
        const rows = withLines(got.rows, read);
        if (rows.length === 0 && got.rows.length > 0) {
            common.fail('SMARTAP_OUT_OF_UNITS', 'not even one transaction could be read with the governance units left');
        }
        return { rows, more: got.more || rows.length < got.rows.length };
    };

    const orderLines = (ids) => common.select({
        table: 'PurchOrdLine',
        columns: ORDER_LINE,
        rest: `FROM transactionline l WHERE l.transaction IN (${ids.join(', ')})`
            + " AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.transaction, l.linesequencenumber",
        params: [],
    });

    const orders = (request) => transactions(request, 'PurchOrd', HEADER, orderLines);

    /** Orders by their id, or by vendor and number. */
    const findOrders = (request) => {
        common.input.only('request', request, ['version', 'operation', 'id', 'entity', 'tranId']);
        common.requireUnits(4 * common.QUERY_UNITS);
        const byId = !common.isAbsent(request.id);
        const rows = common.select({
            table: 'PurchOrd',
            columns: HEADER,
            rest: `FROM transaction t WHERE t.type = 'PurchOrd' AND ${byId ? 't.id = ?' : 't.entity = ? AND t.tranid = ?'}`
                + ' ORDER BY t.id FETCH FIRST 10 ROWS ONLY',
            params: byId
                ? [Number(common.input.id('id', request.id))]
                : [Number(common.input.id('entity', request.entity)), common.input.text('tranId', request.tranId, 300)],
        });
        return { rows: withLines(rows, orderLines) };
    };

    const receipts = (request) =>
        transactions(
            request,
            'ItemRcpt',
            HEADER.filter((column) => !['foreigntotal', 'currency'].includes(column.name)),
            (ids) => common.select({
                table: 'ItemRcptLine',
                columns: RECEIPT_LINE,
                rest: 'FROM transactionline l JOIN previoustransactionlinelink link'
                    + ' ON link.nextdoc = l.transaction AND link.nextline = l.id'
                    + ` WHERE l.transaction IN (${ids.join(', ')}) AND l.mainline = 'F'`
                    + ' ORDER BY l.transaction, l.linesequencenumber',
                params: [],
            }));

    return { orders, findOrders, receipts };
});
