/** Keys that protect stored secrets, and the vault from which a provider reads its own. */
@NullMarked
package com.smartap.spi.secret;

import org.jspecify.annotations.NullMarked;
