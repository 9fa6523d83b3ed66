/**
 * SmartAP's RESTlet: one deployment for everything. A POST names the version of the protocol and an operation; the answer
 * carries the version, the operation's result and the governance units that were left. An error is NetSuite's own
 * {"error":{"code","message"}}.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
define([
    'N/log',
    'N/runtime',
    './smartap_common',
    './smartap_accounts',
    './smartap_attachments',
    './smartap_bills',
    './smartap_orders',
    './smartap_payments',
    './smartap_vendors',
], (log, runtime, common, accounts, attachments, bills, orders, payments, vendors) => {
    const about = () => ({
        account: String(runtime.accountId),
        environment: String(runtime.envType),
        role: String(runtime.getCurrentUser().roleId),
        operations: Object.keys(OPERATIONS),
    });

    /** Records of any kind that were deleted since a moment, so that they can be taken out elsewhere as well. */
    const deleted = (request) => {
        common.input.only('request', request, ['version', 'operation', 'since']);
        common.requireUnits(2 * common.QUERY_UNITS);
        const rows = common.run(
            `SELECT d.recordid AS recordid, d.type AS type, TO_CHAR(d.deleteddate, ${common.STAMP}) AS deleteddate`
                + ` FROM deletedrecord d WHERE d.deleteddate >= TO_TIMESTAMP(?, ${common.STAMP})`
                + ` ORDER BY d.deleteddate DESC, d.recordid FETCH FIRST ${common.MAX_ROWS} ROWS ONLY`,
            [common.input.stamp('since', request.since)]);
        return { rows };
    };

    const OPERATIONS = {
        about,
        vendors: vendors.vendors,
        orders: orders.orders,
        findOrders: orders.findOrders,
        receipts: orders.receipts,
        deleted,
        accounts: accounts.accounts,
        taxCodes: accounts.taxCodes,
        currencies: accounts.currencies,
        terms: accounts.terms,
        findBill: bills.findBill,
        createBill: bills.createBill,
        paymentStatus: payments.paymentStatus,
        attach: attachments.attach,
    };

    const post = (request) => {
        if (request === null || typeof request !== 'object') {
            common.fail('SMARTAP_INVALID_INPUT', 'the body must be a JSON object, sent as application/json');
        }
        if (request.version !== common.VERSION) {
            common.fail('SMARTAP_VERSION', `version (${String(request.version).slice(0, 20)}) is not spoken here, only`
                + ` ${common.VERSION}. Maybe install the scripts that came with this version of SmartAP`);
        }
        common.input.oneOf('operation', request.operation, Object.keys(OPERATIONS));
        const result = OPERATIONS[request.operation](request);
        const remainingUnits = runtime.getCurrentScript().getRemainingUsage();
        log.debug({ title: 'SmartAP', details: `${request.operation}, ${remainingUnits} units left` });
        return { version: common.VERSION, remainingUnits, ...result };
    };

    /** For a person with a browser: shows that the RESTlet answers. */
    const get = () => ({ version: common.VERSION, ...about() });

    return { get, post };
});
