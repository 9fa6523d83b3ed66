/** Connections to ERP systems and the record of what was synchronised over them. */
@NullMarked
package com.smartap.model.erp;

import org.jspecify.annotations.NullMarked;
