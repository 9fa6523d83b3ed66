package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ability to hand over goods receipts, cancelled ones included, page by page. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface GoodsReceiptImport {
    /**
     * Reads one page of records changed since a cursor. A record may come twice, at page borders and between
     * synchronisations; none is left out. Consumers apply records by their external id.
     *
     * @param cursor what an earlier page returned; null to begin with everything
     * @param limit how many records at the most, 1 to 1000
     */
    ErpPage<ErpGoodsReceipt> goodsReceipts(@Nullable String cursor, int limit);

    /**
     * A cursor that begins with records changed at or after a moment, by the ERP's own clock.
     *
     * @param since null for everything
     */
    @Nullable
    String cursorSince(@Nullable Instant since);
}
