/** Providers that move money when they are called, instead of taking a file: what the engine asks and what they answer. */
@NullMarked
package com.smartap.spi.payment.provider;

import org.jspecify.annotations.NullMarked;
