/** The ledger of effects on the outside world: recorded before they are tried, looked up before they are repeated. */
@NullMarked
package com.smartap.core.internal.effect;

import org.jspecify.annotations.NullMarked;
