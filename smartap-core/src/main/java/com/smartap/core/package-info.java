/** The engine's public face: build it, start it, and move invoices through their life. */
@NullMarked
package com.smartap.core;

import org.jspecify.annotations.NullMarked;
