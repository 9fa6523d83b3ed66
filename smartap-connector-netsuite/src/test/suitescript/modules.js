/*
 * Stand-ins for NetSuite's modules, as far as its documentation says what they do: required arguments, fields and lines
 * that do not exist, standard and dynamic mode, governance units. `host` reaches the simulated account, with JSON.
 */
(function (host, account) {
    'use strict';

    class SuiteScriptError extends Error {
        constructor(name, message) {
            super(message);
            this.name = name;
            this.type = 'error.SuiteScriptError';
        }
    }

    const state = { units: 0, log: [] };

    const use = (units) => {
        state.units -= units;
        if (state.units < 0) {
            throw new SuiteScriptError('SSS_USAGE_LIMIT_EXCEEDED', 'Script Execution Usage Limit Exceeded');
        }
    };

    const required = (name, value) => {
        if (value === undefined || value === null || value === '') {
            throw new SuiteScriptError('SSS_MISSING_REQD_ARGUMENT', `${name}: Missing a required argument`);
        }
        return value;
    };

    const call = (method, ...values) => {
        const answer = JSON.parse(host[method](...values.map((value) => JSON.stringify(value))));
        if (answer.error) {
            throw new SuiteScriptError(answer.error.code, answer.error.message);
        }
        return answer.value;
    };

    const wrongType = (name) => {
        throw new SuiteScriptError('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${name} is expected as another type.`);
    };

    const isoDate = (value) => [
        String(value.getFullYear()).padStart(4, '0'),
        String(value.getMonth() + 1).padStart(2, '0'),
        String(value.getDate()).padStart(2, '0'),
    ].join('-');

    const DATES = ['trandate', 'duedate'];

    class Record {
        constructor(draft, isDynamic) {
            this.type = draft.type;
            this.isDynamic = isDynamic;
            this.fields = draft.fields;
            this.sublists = { item: [], expense: [], ...draft.sublists };
        }

        known(sublistId, fieldId) {
            required('fieldId', fieldId);
            if (!['orderdoc', 'line'].includes(fieldId) && !call('hasField', this.type, sublistId, fieldId)) {
                throw new SuiteScriptError('SSS_INVALID_FIELD_ID', `The field ${fieldId} is invalid.`);
            }
        }

        lines(sublistId) {
            required('sublistId', sublistId);
            if (!this.sublists[sublistId]) {
                throw new SuiteScriptError('SSS_INVALID_SUBLIST_OPERATION', `The sublist ${sublistId} is invalid.`);
            }
            return this.sublists[sublistId];
        }

        line(sublistId, line) {
            const lines = this.lines(sublistId);
            if (!Number.isInteger(line) || line < 0 || line >= lines.length) {
                throw new SuiteScriptError('SSS_INVALID_SUBLIST_OPERATION', `The line ${line} of ${sublistId} does not exist.`);
            }
            return lines[line];
        }

        standard() {
            if (this.isDynamic) {
                throw new SuiteScriptError('SSS_INVALID_API_USAGE', 'Invalid API usage. The record is in dynamic mode.');
            }
        }

        setValue(options) {
            this.known('', options.fieldId);
            if (DATES.includes(options.fieldId)) {
                this.fields[options.fieldId] = options.value instanceof Date ? isoDate(options.value) : wrongType(options.fieldId);
            } else {
                this.fields[options.fieldId] = options.value;
            }
            return this;
        }

        getValue(options) {
            this.known('', typeof options === 'string' ? options : options.fieldId);
            const value = this.fields[typeof options === 'string' ? options : options.fieldId];
            return value === undefined ? '' : value;
        }

        getLineCount(options) {
            return this.lines(options.sublistId).length;
        }

        getSublistValue(options) {
            this.known(options.sublistId, options.fieldId);
            const value = this.line(options.sublistId, options.line)[options.fieldId];
            return value === undefined ? '' : value;
        }

        setSublistValue(options) {
            this.standard();
            this.known(options.sublistId, options.fieldId);
            required('value', options.value);
            const line = this.line(options.sublistId, options.line);
            line[options.fieldId] = options.value;
            if (options.sublistId === 'item' && ['quantity', 'rate'].includes(options.fieldId)) {
                line.amount = Math.round(Number(line.quantity) * Number(line.rate) * 100) / 100; // sourced, as by the form
            }
            return this;
        }

        insertLine(options) {
            this.standard();
            const lines = this.lines(options.sublistId);
            if (!Number.isInteger(options.line) || options.line < 0 || options.line > lines.length) {
                throw new SuiteScriptError('SSS_INVALID_SUBLIST_OPERATION', 'The line to insert does not exist.');
            }
            lines.splice(options.line, 0, {});
            return this;
        }

        removeLine(options) {
            this.line(options.sublistId, options.line);
            this.lines(options.sublistId).splice(options.line, 1);
            return this;
        }

        findSublistLineWithValue(options) {
            this.known(options.sublistId, options.fieldId);
            return this.lines(options.sublistId).findIndex((line) => String(line[options.fieldId]) === String(options.value));
        }

        save() {
            use(20);
            return call('save', { type: this.type, fields: this.fields, sublists: this.sublists });
        }
    }

    const record = {
        Type: { PURCHASE_ORDER: 'purchaseorder', VENDOR_BILL: 'vendorbill', VENDOR_CREDIT: 'vendorcredit' },
        create: (options) => {
            use(10);
            required('type', options && options.type);
            return new Record({ type: options.type, fields: {}, sublists: {} }, options.isDynamic === true);
        },
        transform: (options) => {
            use(10);
            required('fromType', options && options.fromType);
            required('fromId', options.fromId);
            required('toType', options.toType);
            return new Record(call('transform', options.fromType, options.fromId, options.toType), options.isDynamic === true);
        },
        attach: (options) => {
            use(10);
            required('record', options && options.record);
            required('to', options.to);
            if (options.record.type !== 'file') {
                throw new SuiteScriptError('SSS_INVALID_RECORD_OBJ', 'Only files are attached here.');
            }
            call('attach', required('id', options.record.id), required('type', options.to.type), required('id', options.to.id));
        },
    };

    const query = {
        runSuiteQL: (options) => {
            use(10);
            const sql = typeof options === 'string' ? options : required('query', options && options.query);
            const params = (options && options.params) || [];
            if (params.some((param) => !['string', 'number', 'boolean'].includes(typeof param))) {
                wrongType('params');
            }
            const rows = call('query', sql, params).slice(0, 5000);
            return { asMappedResults: () => rows };
        },
    };

    const file = {
        Type: {
            PDF: 'PDF', XMLDOC: 'XMLDOC', PLAINTEXT: 'PLAINTEXT', CSV: 'CSV', HTMLDOC: 'HTMLDOC', JSON: 'JSON',
            PNGIMAGE: 'PNGIMAGE', JPGIMAGE: 'JPGIMAGE', GIFIMAGE: 'GIFIMAGE', TIFFIMAGE: 'TIFFIMAGE', ZIP: 'ZIP',
            EXCEL: 'EXCEL', WORD: 'WORD',
        },
        create: (options) => {
            required('name', options && options.name);
            required('fileType', options.fileType);
            required('contents', options.contents);
            if (options.contents.length > 10 * 1024 * 1024) {
                throw new SuiteScriptError('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.');
            }
            return {
                save: () => {
                    use(20);
                    return call('saveFile', options.name, options.fileType, required('folder', options.folder), options.contents);
                },
            };
        },
    };

    const write = (level) => (options) => state.log.push(`${level}: ${options.title}: ${options.details}`);

    const modules = {
        'N/record': record,
        'N/query': query,
        'N/file': file,
        'N/error': {
            create: (options) => new SuiteScriptError(required('name', options && options.name), required('message', options.message)),
        },
        'N/log': { debug: write('debug'), audit: write('audit'), error: write('error') },
        'N/runtime': {
            accountId: account,
            envType: 'SANDBOX',
            getCurrentScript: () => ({ getRemainingUsage: () => state.units }),
            getCurrentUser: () => ({ roleId: 'customrole_smartap' }),
        },
    };

    const loaded = {};

    /** AMD as SuiteScript has it: a file defines one module out of others. */
    const load = (path) => {
        if (modules[path]) {
            return modules[path];
        }
        const name = path.replace('./', '');
        if (!(name in loaded)) {
            let made;
            const define = (dependencies, factory) => {
                made = factory(...dependencies.map(load));
            };
            new Function('define', `${host.source(name)}\n//# sourceURL=${name}.js`)(define);
            loaded[name] = made;
        }
        return loaded[name];
    };

    return {
        post: (body, units) => {
            state.units = units;
            try {
                return JSON.stringify({ value: load('./smartap_restlet').post(JSON.parse(body)) });
            } catch (e) {
                const code = e instanceof SuiteScriptError ? e.name : 'UNEXPECTED_ERROR';
                return JSON.stringify({ error: { code, message: String(e.message), stack: String(e.stack) } });
            }
        },
        get: (units) => {
            state.units = units;
            return JSON.stringify(load('./smartap_restlet').get({}));
        },
        units: () => state.units,
        log: () => state.log.join('\n'),
    };
})
