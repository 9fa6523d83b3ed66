/** Reader of account statements in CSV, by a mapping that is given or guessed from the header. */
@NullMarked
package com.smartap.payments.statement.csv;

import org.jspecify.annotations.NullMarked;
