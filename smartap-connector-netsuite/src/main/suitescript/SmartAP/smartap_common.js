/**
 * What the parts of SmartAP's RESTlet share: checked input, errors with a code, SuiteQL in pages, governance units.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['N/error', 'N/log', 'N/query', 'N/runtime'], (error, log, query, runtime) => {
    /** The version of the protocol; the connector refuses to speak to another one. */
    const VERSION = 1;

    /** Units that stay in reserve, so that a call never ends in the middle for want of them. */
    const RESERVE = 200;

    /** Units that one SuiteQL query costs. */
    const QUERY_UNITS = 10;

    /** The most rows that one SuiteQL query returns. */
    const MAX_ROWS = 5000;

    const STAMP = "'YYYY-MM-DD HH24:MI:SS'";
    const DAY = "'YYYY-MM-DD'";

    const fail = (name, message) => {
        throw error.create({ name, message, notifyOff: true });
    };

    const hasUnits = (needed) => runtime.getCurrentScript().getRemainingUsage() >= RESERVE + needed;

    /** Ends a call, before it has done anything, that could not be finished. */
    const requireUnits = (needed) => {
        if (!hasUnits(needed)) {
            fail('SMARTAP_OUT_OF_UNITS', `the call needs ${needed} governance units and fewer are left`);
        }
    };

    const isAbsent = (value) => value === undefined || value === null || value === '';

    const matching = (name, value, form, expected) => {
        const text = typeof value === 'number' ? String(value) : value;
        if (typeof text !== 'string' || !form.test(text)) {
            fail('SMARTAP_INVALID_INPUT', `${name} (${String(text).slice(0, 80)}) must be ${expected}`);
        }
        return text;
    };

    const input = {
        id: (name, value) => matching(name, value, /^[1-9][0-9]{0,17}$/, 'an internal id'),
        optionalId: (name, value) => (isAbsent(value) ? null : input.id(name, value)),
        date: (name, value) => matching(name, value, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'a date such as 2026-11-21'),
        stamp: (name, value) =>
            matching(name, value, /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$/,
                'a moment such as 2026-11-21 10:00:00'),
        decimal: (name, value) => matching(name, value, /^-?[0-9]{1,15}(\.[0-9]{1,10})?$/, 'a decimal in plain digits'),
        text: (name, value, most) => {
            if (typeof value !== 'string' || value === '' || value.length > most) {
                fail('SMARTAP_INVALID_INPUT', `${name} must be a text of 1 to ${most} characters`);
            }
            return value;
        },
        oneOf: (name, value, allowed) => {
            if (!allowed.includes(value)) {
                fail('SMARTAP_INVALID_INPUT', `${name} (${String(value).slice(0, 80)}) must be one of ${allowed.join(', ')}`);
            }
            return value;
        },
        list: (name, value, most) => {
            if (!Array.isArray(value) || value.length > most) {
                fail('SMARTAP_INVALID_INPUT', `${name} must be a list of at most ${most} entries`);
            }
            return value;
        },
        limit: (value) => {
            const limit = Number(value);
            if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
                fail('SMARTAP_INVALID_INPUT', `limit (${String(value).slice(0, 20)}) must be 1 to 1000`);
            }
            return limit;
        },
        /** No field but those: a misspelt one must not be lost unseen. */
        only: (name, object, allowed) => {
            if (object === null || typeof object !== 'object' || Array.isArray(object)) {
                fail('SMARTAP_INVALID_INPUT', `${name} must be an object`);
            }
            Object.keys(object).forEach((field) => {
                if (!allowed.includes(field)) {
                    fail('SMARTAP_INVALID_INPUT', `${name}.${field.slice(0, 80)} is not known`);
                }
            });
        },
    };

    /** A row with texts only, as the record API gives it, and without what is empty. */
    const plain = (row) => {
        const texts = {};
        Object.keys(row).forEach((column) => {
            const value = row[column];
            if (!isAbsent(value)) {
                texts[column.toLowerCase()] = value === true ? 'T' : value === false ? 'F' : String(value);
            }
        });
        return texts;
    };

    const run = (sql, params) => query.runSuiteQL({ query: sql, params }).asMappedResults().map(plain);

    /** Columns that an account without some feature does not have, by table; remembered while the script is loaded. */
    const missing = {};

    /**
     * Selects columns. Those marked optional are left out where the account does not know them: what is there depends
     * on features such as multiple currencies, and on the role.
     *
     * @param {{table: string, columns: Array<{name: string, sql: string, optional: (boolean|undefined)}>, rest: string,
     *     params: Array<string|number>}} options rest: what follows the list of columns
     */
    const select = (options) => {
        const gone = missing[options.table] || (missing[options.table] = []);
        for (;;) {
            const used = options.columns.filter((column) => !gone.includes(column.name));
            const list = used.map((column) => `${column.sql} AS ${column.name}`).join(', ');
            try {
                return run(`SELECT ${list} ${options.rest}`, options.params);
            } catch (e) {
                const words = `${e.name || ''} ${e.message || ''}`.toLowerCase();
                const blamed = used.find((column) => column.optional && words.includes(column.name));
                if (!blamed || !hasUnits(QUERY_UNITS)) {
                    throw e;
                }
                gone.push(blamed.name);
                log.audit({ title: 'SmartAP', details: `${options.table}.${blamed.name} is not available and left out` });
            }
        }
    };

    /**
     * One page of records changed since a moment, in the order of their last change and id.
     *
     * @param {{table: string, from: string, alias: string, columns: Array, conditions: Array<string>}} source
     * @param {{since: (string|undefined), afterId: (string|undefined), skip: number, limit: number}} page afterId: the
     *     last record of that very moment that was read; skip: how many behind it are left out
     */
    const changed = (source, page) => {
        const stamp = `${source.alias}.lastmodifieddate`;
        const id = `${source.alias}.id`;
        const conditions = [...source.conditions];
        const params = [];
        if (!isAbsent(page.since)) {
            const since = input.stamp('since', page.since);
            conditions.push(`${stamp} >= TO_TIMESTAMP(?, ${STAMP})`);
            params.push(since);
            if (!isAbsent(page.afterId)) {
                conditions.push(`(${stamp} > TO_TIMESTAMP(?, ${STAMP}) OR ${id} > ?)`);
                params.push(since, Number(input.id('afterId', page.afterId)));
            }
        }
        const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
        const rest = `FROM ${source.from}${where} ORDER BY ${stamp}, ${id} FETCH FIRST ${page.skip + page.limit + 1} ROWS ONLY`;
        const rows = select({ table: source.table, columns: source.columns, rest, params }).slice(page.skip);
        return { rows: rows.slice(0, page.limit), more: rows.length > page.limit };
    };

    const page = (request) => {
        const skip = Number(isAbsent(request.skip) ? 0 : request.skip);
        if (!Number.isInteger(skip) || skip < 0 || skip > MAX_ROWS - 1001) {
            fail('SMARTAP_INVALID_INPUT', `skip (${String(request.skip).slice(0, 20)}) must be 0 to ${MAX_ROWS - 1001}`);
        }
        return {
            since: request.since,
            afterId: request.afterId,
            skip,
            limit: input.limit(isAbsent(request.limit) ? 1000 : request.limit),
        };
    };

    return {
        VERSION,
        RESERVE,
        QUERY_UNITS,
        MAX_ROWS,
        STAMP,
        DAY,
        fail,
        hasUnits,
        requireUnits,
        isAbsent,
        input,
        run,
        select,
        changed,
        page,
        PAGE_FIELDS: ['version', 'operation', 'since', 'afterId', 'skip', 'limit'],
    };
});
