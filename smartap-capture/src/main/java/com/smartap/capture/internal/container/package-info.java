/** Takes documents out of archives and e-mails, within limits. */
@NullMarked
package com.smartap.capture.internal.container;

import org.jspecify.annotations.NullMarked;
