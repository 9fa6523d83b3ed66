/** The official validation artefacts of EN 16931, Peppol and XRechnung, where phive is on the class path. */
@NullMarked
package com.smartap.capture.internal.einvoice.official;

import org.jspecify.annotations.NullMarked;
