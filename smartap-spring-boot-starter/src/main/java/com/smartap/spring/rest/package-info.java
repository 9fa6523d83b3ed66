/** The REST API: controllers, the records that they speak, errors and idempotency. */
@NullMarked
package com.smartap.spring.rest;

import org.jspecify.annotations.NullMarked;
