/**
 * Documents: filed in the File Cabinet and attached to a bill. The same name in the same folder is the same file, so a
 * repeated call leaves one file and one attachment.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['N/file', 'N/record', './smartap_common'], (file, record, common) => {
    const { input } = common;

    /** Units of saving a file, attaching it and a query. */
    const UNITS = 50;

    /** The most that a RESTlet takes, in base64. */
    const MAX_CONTENT = 10 * 1000 * 1000;

    const TYPES = {
        'application/pdf': file.Type.PDF,
        'application/xml': file.Type.XMLDOC,
        'text/xml': file.Type.XMLDOC,
        'text/plain': file.Type.PLAINTEXT,
        'text/csv': file.Type.CSV,
        'text/html': file.Type.HTMLDOC,
        'application/json': file.Type.JSON,
        'image/png': file.Type.PNGIMAGE,
        'image/jpeg': file.Type.JPGIMAGE,
        'image/gif': file.Type.GIFIMAGE,
        'image/tiff': file.Type.TIFFIMAGE,
        'application/zip': file.Type.ZIP,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file.Type.EXCEL,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document': file.Type.WORD,
    };

    /** Types whose contents SuiteScript takes as text; all others as base64. */
    const TEXTS = [file.Type.XMLDOC, file.Type.PLAINTEXT, file.Type.CSV, file.Type.HTMLDOC, file.Type.JSON];

    const decoded = (base64) => {
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
        let escaped = '';
        let bits = 0;
        let held = 0;
        for (const sign of base64.replace(/=+$/, '')) {
            bits = (bits << 6) | alphabet.indexOf(sign);
            held += 6;
            if (held >= 8) {
                held -= 8;
                escaped += `%${((bits >> held) & 255).toString(16).padStart(2, '0')}`;
                bits &= (1 << held) - 1;
            }
        }
        try {
            return decodeURIComponent(escaped);
        } catch (e) {
            return common.fail('SMARTAP_INVALID_INPUT', 'content is not UTF-8, as a text has to be');
        }
    };

    const attach = (request) => {
        input.only('request', request,
            ['version', 'operation', 'type', 'billId', 'folder', 'name', 'mediaType', 'content', 'description']);
        common.requireUnits(UNITS);
        const type = input.oneOf('type', request.type, ['vendorBill', 'vendorCredit']);
        const billId = input.id('billId', request.billId);
        const name = input.text('name', request.name, 199);
        if (!/^[\p{L}\p{N}._ -]+$/u.test(name)) {
            common.fail('SMARTAP_INVALID_INPUT', 'name may hold letters, digits, blanks and . _ - only');
        }
        const content = input.text('content', request.content, MAX_CONTENT);
        if (!/^[A-Za-z0-9+/]+={0,2}$/.test(content)) {
            common.fail('SMARTAP_INVALID_INPUT', 'content must be base64');
        }
        const held = common.run('SELECT t.id FROM transaction t WHERE t.id = ? AND t.type = ?',
            [Number(billId), type === 'vendorBill' ? 'VendBill' : 'VendCred']);
        if (held.length === 0) {
            common.fail('RCRD_DSNT_EXIST', `there is no ${type} ${billId}`);
        }
        const fileType = TYPES[input.oneOf('mediaType', request.mediaType, Object.keys(TYPES))];
        const document = file.create({
            name,
            fileType,
            contents: TEXTS.includes(fileType) ? decoded(content) : content,
            folder: Number(input.id('folder', request.folder)),
            description: common.isAbsent(request.description) ? '' : input.text('description', request.description, 999),
        });
        const id = document.save();
        record.attach({
            record: { type: 'file', id },
            to: {
                type: type === 'vendorBill' ? record.Type.VENDOR_BILL : record.Type.VENDOR_CREDIT,
                id: Number(billId),
            },
        });
        return { id: String(id) };
    };

    return { attach };
});
