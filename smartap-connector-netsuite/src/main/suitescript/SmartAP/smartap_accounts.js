/**
 * Accounts, tax codes, currencies and terms, page by page in the order of their ids.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['./smartap_common'], (common) => {
    const LISTS = {
        account: [
            { name: 'id', sql: 'account.id' },
            { name: 'acctnumber', sql: 'account.acctnumber', optional: true },
            { name: 'fullname', sql: 'account.fullname' },
            { name: 'accttype', sql: 'account.accttype' },
            { name: 'isinactive', sql: 'account.isinactive' },
        ],
        salestaxitem: [
            { name: 'id', sql: 'salestaxitem.id' },
            { name: 'itemid', sql: 'salestaxitem.itemid' },
            { name: 'rate', sql: 'salestaxitem.rate', optional: true },
            { name: 'isinactive', sql: 'salestaxitem.isinactive', optional: true },
        ],
        currency: [
            { name: 'id', sql: 'currency.id' },
            { name: 'symbol', sql: 'currency.symbol' },
        ],
        term: [
            { name: 'id', sql: 'term.id' },
            { name: 'name', sql: 'term.name' },
        ],
    };

    const list = (table) => (request) => {
        common.input.only('request', request, ['version', 'operation', 'afterId', 'limit']);
        common.requireUnits(3 * common.QUERY_UNITS);
        const page = common.page(request);
        const afterId = common.isAbsent(page.afterId) ? 0 : Number(common.input.id('afterId', page.afterId));
        const rows = common.select({
            table,
            columns: LISTS[table],
            rest: `FROM ${table} WHERE ${table}.id > ? ORDER BY ${table}.id FETCH FIRST ${page.limit + 1} ROWS ONLY`,
            params: [afterId],
        });
        return { rows: rows.slice(0, page.limit), more: rows.length > page.limit };
    };

    return {
        accounts: list('account'),
        taxCodes: list('salestaxitem'),
        currencies: list('currency'),
        terms: list('term'),
    };
});
