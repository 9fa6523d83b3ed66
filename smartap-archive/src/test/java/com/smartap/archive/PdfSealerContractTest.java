package com.smartap.archive;

import com.smartap.spi.archive.DocumentSealer;
import com.smartap.testkit.archive.DocumentSealerContract;

class PdfSealerContractTest extends DocumentSealerContract {
    @Override
    protected DocumentSealer sealer() {
        return new PdfSealer(Samples.KEY);
    }
}
