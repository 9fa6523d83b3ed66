/** Connectors to ERP and accounting systems: what the engine asks of them and what they answer. */
@NullMarked
package com.smartap.spi.erp;

import org.jspecify.annotations.NullMarked;
