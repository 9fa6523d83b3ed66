/** Reader of OFX statements, version 1 (SGML) and 2 (XML). */
@NullMarked
package com.smartap.payments.statement.ofx;

import org.jspecify.annotations.NullMarked;
