/** Customer credit transfers in ISO 20022 (pain.001), for SEPA, the United States and elsewhere. */
@NullMarked
package com.smartap.payments.pain;

import org.jspecify.annotations.NullMarked;
