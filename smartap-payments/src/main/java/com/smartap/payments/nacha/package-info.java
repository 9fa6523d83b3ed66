/** Payment files for the automated clearing house of the United States, and its banking days. */
@NullMarked
package com.smartap.payments.nacha;

import org.jspecify.annotations.NullMarked;
