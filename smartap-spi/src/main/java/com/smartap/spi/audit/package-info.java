/** What makes an audit log provable to people who do not trust its owner: signers, witnesses and reports. */
@NullMarked
package com.smartap.spi.audit;

import org.jspecify.annotations.NullMarked;
