/**
 * Bills and vendor credits: found by their external id or number, and created once by their external id, billed from a
 * purchase order where one is named.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['N/record', './smartap_common'], (record, common) => {
    const { input, isAbsent } = common;

    /** Units of what creating a bill may cost: two queries, a transform or create, a save, a query. */
    const CREATE_UNITS = 60;

    const TYPES = {
        vendorBill: { record: record.Type.VENDOR_BILL, sql: 'VendBill' },
        vendorCredit: { record: record.Type.VENDOR_CREDIT, sql: 'VendCred' },
    };

    const COLUMNS = [
        { name: 'id', sql: 't.id' },
        { name: 'externalid', sql: 't.externalid' },
        { name: 'tranid', sql: 't.tranid' },
        { name: 'entity', sql: 't.entity' },
        { name: 'trandate', sql: `TO_CHAR(t.trandate, ${common.DAY})` },
        { name: 'status', sql: 't.status' },
        { name: 'voided', sql: 't.voided', optional: true },
        { name: 'currency', sql: 't.currency', optional: true },
        { name: 'foreigntotal', sql: 't.foreigntotal' },
    ];

    /** What a line may be coded with; set on both kinds of line. */
    const DIMENSIONS = ['department', 'class', 'location', 'customer'];

    const look = (type, condition, params) => common.select({
        table: 'bill',
        columns: COLUMNS,
        rest: `FROM transaction t WHERE t.type = '${type.sql}' AND ${condition} ORDER BY t.id FETCH FIRST 100 ROWS ONLY`,
        params,
    });

    const byExternalId = (type, externalId) => look(type, 't.externalid = ?', [externalId]);

    const typeOf = (request) => TYPES[input.oneOf('type', request.type, Object.keys(TYPES))];

    /** The bills of an external id, and those of a vendor's number, whoever entered them. */
    const findBill = (request) => {
        input.only('request', request, ['version', 'operation', 'type', 'externalId', 'entity', 'tranId']);
        common.requireUnits(4 * common.QUERY_UNITS);
        const type = typeOf(request);
        const rows = byExternalId(type, input.text('externalId', request.externalId, 255));
        if (rows.length === 0 && !isAbsent(request.tranId)) {
            rows.push(...look(type, 't.entity = ? AND t.tranid = ?',
                [Number(input.id('entity', request.entity)), input.text('tranId', request.tranId, 45)]));
        }
        return { rows };
    };

    /** A calendar date as SuiteScript wants it: midnight of the script's own time zone. */
    const date = (name, text) => {
        const [year, month, day] = input.date(name, text).split('-').map(Number);
        const value = new Date(year, month - 1, day);
        if (value.getMonth() !== month - 1) {
            common.fail('SMARTAP_INVALID_INPUT', `${name} (${text}) is no day of the calendar`);
        }
        return value;
    };

    /** A decimal in units of a hundred-millionth, so that sums are exact. */
    const exact = (text) => {
        const [whole, part = ''] = String(text).replace('-', '').split('.');
        const units = BigInt(whole) * 100000000n + BigInt(part.slice(0, 8).padEnd(8, '0'));
        return String(text).startsWith('-') ? -units : units;
    };

    /** What stands in a money field: a number with two or three decimals, made a text without exponent. */
    const standing = (value) => (isAbsent(value) ? 0n : exact(Number(value).toFixed(8)));

    const check = (request) => {
        input.only('request', request,
            ['version', 'operation', 'type', 'externalId', 'orderId', 'fields', 'items', 'expenses', 'total']);
        const bill = {
            type: typeOf(request),
            externalId: input.text('externalId', request.externalId, 255),
            orderId: input.optionalId('orderId', request.orderId),
            total: input.decimal('total', request.total),
            fields: request.fields,
            items: input.list('items', request.items, 1000),
            expenses: input.list('expenses', request.expenses, 1000),
        };
        input.only('fields', bill.fields, ['entity', 'tranId', 'tranDate', 'dueDate', 'currency', 'exchangeRate',
            'subsidiary', 'account', 'memo', 'approvalStatus', ...DIMENSIONS]);
        input.id('fields.entity', bill.fields.entity);
        input.text('fields.tranId', bill.fields.tranId, 45);
        bill.items.forEach((line, i) => input.only(`items[${i}]`, line,
            ['orderLine', 'quantity', 'rate', 'amount', 'description', 'taxCode', 'taxAmount', ...DIMENSIONS]));
        bill.expenses.forEach((line, i) => input.only(`expenses[${i}]`, line,
            ['orderLine', 'account', 'amount', 'memo', 'taxCode', 'taxAmount', ...DIMENSIONS]));
        if (bill.items.length > 0 && bill.orderId === null) {
            common.fail('SMARTAP_INVALID_INPUT', 'items need orderId');
        }
        return bill;
    };

    const setHeader = (target, bill) => {
        const set = (fieldId, value) => target.setValue({ fieldId, value });
        const { fields } = bill;
        set('externalid', bill.externalId);
        set('tranid', fields.tranId);
        set('trandate', date('fields.tranDate', fields.tranDate));
        if (!isAbsent(fields.dueDate)) {
            set('duedate', date('fields.dueDate', fields.dueDate));
        }
        if (!isAbsent(fields.exchangeRate)) {
            set('exchangerate', Number(input.decimal('fields.exchangeRate', fields.exchangeRate)));
        }
        ['account', 'department', 'class', 'location'].forEach((name) => {
            if (!isAbsent(fields[name])) {
                set(name, input.id(`fields.${name}`, fields[name]));
            }
        });
        if (!isAbsent(fields.approvalStatus)) {
            set('approvalstatus', input.oneOf('fields.approvalStatus', fields.approvalStatus, ['1', '2']));
        }
        if (!isAbsent(fields.memo)) {
            set('memo', input.text('fields.memo', fields.memo, 999));
        }
    };

    const setCoding = (target, sublistId, line, i, path) => {
        const set = (fieldId, value) => target.setSublistValue({ sublistId, fieldId, line: i, value });
        DIMENSIONS.filter((name) => !isAbsent(line[name]))
            .forEach((name) => set(name, input.id(`${path}.${name}`, line[name])));
        if (!isAbsent(line.taxCode)) {
            set('taxcode', input.id(`${path}.taxCode`, line.taxCode));
        }
        if (!isAbsent(line.taxAmount)) {
            set('tax1amt', Number(input.decimal(`${path}.taxAmount`, line.taxAmount)));
        }
    };

    /** Keeps those lines of the order that are billed, and takes the others out of the bill. */
    const keepBilled = (target, sublistId, lines) => {
        const billed = lines.map((line) => input.optionalId(`${sublistId}.orderLine`, line.orderLine)).filter(Boolean);
        for (let i = target.getLineCount({ sublistId }) - 1; i >= 0; i--) {
            const orderLine = String(target.getSublistValue({ sublistId, fieldId: 'orderline', line: i }));
            if (!billed.includes(orderLine)) {
                target.removeLine({ sublistId, line: i });
            }
        }
    };

    const lineOf = (target, sublistId, orderLine, orderId) => {
        const at = target.findSublistLineWithValue({ sublistId, fieldId: 'orderline', value: orderLine });
        if (at < 0) {
            common.fail('SMARTAP_ORDER_LINE', `purchase order ${orderId} has no line ${orderLine} left to bill`);
        }
        return at;
    };

    const setItems = (target, bill) => {
        keepBilled(target, 'item', bill.items);
        bill.items.forEach((line, index) => {
            const path = `items[${index}]`;
            const at = lineOf(target, 'item', input.id(`${path}.orderLine`, line.orderLine), bill.orderId);
            const set = (fieldId, value) => target.setSublistValue({ sublistId: 'item', fieldId, line: at, value });
            ['quantity', 'rate', 'amount'].filter((name) => !isAbsent(line[name]))
                .forEach((name) => set(name, Number(input.decimal(`${path}.${name}`, line[name]))));
            if (!isAbsent(line.description)) {
                set('description', input.text(`${path}.description`, line.description, 4000));
            }
            setCoding(target, 'item', line, at, path);
        });
    };

    const setExpenses = (target, bill) => {
        keepBilled(target, 'expense', bill.expenses);
        bill.expenses.forEach((line, index) => {
            const path = `expenses[${index}]`;
            const linked = !isAbsent(line.orderLine);
            const at = linked
                ? lineOf(target, 'expense', input.id(`${path}.orderLine`, line.orderLine), bill.orderId)
                : target.getLineCount({ sublistId: 'expense' });
            if (!linked) {
                target.insertLine({ sublistId: 'expense', line: at });
            }
            const set = (fieldId, value) => target.setSublistValue({ sublistId: 'expense', fieldId, line: at, value });
            if (!linked || !isAbsent(line.account)) {
                set('account', input.id(`${path}.account`, line.account));
            }
            set('amount', Number(input.decimal(`${path}.amount`, line.amount)));
            if (!isAbsent(line.memo)) {
                set('memo', input.text(`${path}.memo`, line.memo, 4000));
            }
            setCoding(target, 'expense', line, at, path);
        });
    };

    /** The sum of all lines, with the tax that was given. */
    const sum = (target) => {
        let units = 0n;
        ['item', 'expense'].forEach((sublistId) => {
            for (let line = 0; line < target.getLineCount({ sublistId }); line++) {
                units += standing(target.getSublistValue({ sublistId, fieldId: 'amount', line }));
                units += standing(target.getSublistValue({ sublistId, fieldId: 'tax1amt', line }));
            }
        });
        return units;
    };

    const build = (bill) => {
        let target;
        if (bill.orderId === null) {
            target = record.create({ type: bill.type.record, isDynamic: false });
            // The vendor comes before everything else: it brings subsidiary, currency and terms.
            target.setValue({ fieldId: 'entity', value: input.id('fields.entity', bill.fields.entity) });
            ['subsidiary', 'currency'].filter((name) => !isAbsent(bill.fields[name])).forEach((fieldId) =>
                target.setValue({ fieldId, value: input.id(`fields.${fieldId}`, bill.fields[fieldId]) }));
        } else {
            target = record.transform({
                fromType: record.Type.PURCHASE_ORDER,
                fromId: Number(bill.orderId),
                toType: bill.type.record,
                isDynamic: false,
            });
            ['entity', 'subsidiary', 'currency'].filter((name) => !isAbsent(bill.fields[name])).forEach((fieldId) => {
                if (String(target.getValue({ fieldId })) !== String(bill.fields[fieldId])) {
                    common.fail('SMARTAP_ORDER_DIFFERS', `purchase order ${bill.orderId} has ${fieldId}`
                        + ` ${target.getValue({ fieldId })}, the bill has ${bill.fields[fieldId]}`);
                }
            });
        }
        setHeader(target, bill);
        setItems(target, bill);
        setExpenses(target, bill);
        const total = exact(bill.total);
        if (sum(target) !== total) {
            common.fail('SMARTAP_TOTAL_DIFFERS',
                `the lines sum up to ${Number(sum(target)) / 1e8} instead of ${bill.total}; nothing was saved`);
        }
        return target;
    };

    /** One external id, one bill: what is there is returned, and two calls at once make one. */
    const createBill = (request) => {
        const bill = check(request);
        common.requireUnits(CREATE_UNITS + 2 * common.QUERY_UNITS);
        const held = byExternalId(bill.type, bill.externalId);
        if (held.length > 0) {
            return { rows: held, created: false };
        }
        const target = build(bill);
        try {
            target.save({ enableSourcing: true, ignoreMandatoryFields: false });
        } catch (e) {
            const rows = byExternalId(bill.type, bill.externalId);
            if (rows.length > 0) {
                return { rows, created: false };
            }
            throw e;
        }
        return { rows: byExternalId(bill.type, bill.externalId), created: true };
    };

    return { findBill, createBill };
});
