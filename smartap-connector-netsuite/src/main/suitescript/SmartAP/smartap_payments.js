/**
 * How far a bill or a vendor credit has been paid, and by which payments.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['./smartap_common'], (common) => {
    const BILL = [
        { name: 'id', sql: 't.id' },
        { name: 'type', sql: 't.type' },
        { name: 'tranid', sql: 't.tranid' },
        { name: 'status', sql: 't.status' },
        { name: 'statusname', sql: 'BUILTIN.DF(t.status)' },
        { name: 'voided', sql: 't.voided', optional: true },
        { name: 'currency', sql: 't.currency', optional: true },
        { name: 'foreigntotal', sql: 't.foreigntotal' },
        { name: 'foreignamountunpaid', sql: 't.foreignamountunpaid' },
        { name: 'foreignpaymentamountunused', sql: 't.foreignpaymentamountunused', optional: true },
    ];

    const PAYMENT = [
        { name: 'id', sql: 't.id' },
        { name: 'type', sql: 't.type' },
        { name: 'tranid', sql: 't.tranid' },
        { name: 'trandate', sql: `TO_CHAR(t.trandate, ${common.DAY})` },
        { name: 'foreignamount', sql: 'link.foreignamount' },
    ];

    const paymentStatus = (request) => {
        common.input.only('request', request, ['version', 'operation', 'id']);
        common.requireUnits(4 * common.QUERY_UNITS);
        const id = Number(common.input.id('id', request.id));
        const rows = common.select({
            table: 'bill',
            columns: BILL,
            rest: "FROM transaction t WHERE t.id = ? AND t.type IN ('VendBill', 'VendCred')",
            params: [id],
        });
        if (rows.length === 0) {
            return { rows, payments: [] };
        }
        // A payment is linked behind a bill; a bill that a credit is applied to is linked before the credit.
        const credit = rows[0].type === 'VendCred';
        const own = credit ? 'nextdoc' : 'previousdoc';
        const other = credit ? 'previousdoc' : 'nextdoc';
        const payments = common.select({
            table: 'payment',
            columns: PAYMENT,
            rest: `FROM nexttransactionlinelink link JOIN transaction t ON t.id = link.${other}`
                + ` WHERE link.${own} = ? AND link.linktype = 'Payment' ORDER BY t.id`,
            params: [id],
        });
        return { rows, payments };
    };

    return { paymentStatus };
});
